export { mergeResolvers } from '@conect/service-kit';
