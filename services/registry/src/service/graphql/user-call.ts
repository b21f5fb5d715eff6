export { userCall } from '@conect/service-kit';
