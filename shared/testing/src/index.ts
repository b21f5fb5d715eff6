export { openBrowser } from './browser';
export { countRows, holdRelay } from './databases';
export { askGraph, type GraphAnswer } from './graph-client';
export { testKafka, type TestKafka } from './kafka';
export { createTestDatabase, testPostgresUrl, type TestDatabase } from './postgres';
export { aUser, principalHeaders } from './principals';
export { startTestService, type SubgraphAnswer, type TestService } from './service';
export { startTestStack, type TestStack } from './stack';
export { waitFor } from './wait-for';
