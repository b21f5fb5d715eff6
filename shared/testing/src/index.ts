export { testKafka, type TestKafka } from './kafka';
export { createTestDatabase, testPostgresUrl, type TestDatabase } from './postgres';
export { aUser, principalHeaders } from './principals';
export { waitFor } from './wait-for';
