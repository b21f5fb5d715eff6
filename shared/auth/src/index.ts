export {
  accessTokenAlgorithm,
  accessTokenType,
  scopesIn,
  verifyAccessToken,
  type AccessTokenClaims,
  type AccessTokenExpectations,
  type ServiceTokenClaims,
} from './access-token';
export { systemCall, type CommandCall, type CommandRunner, type UserCall } from './command-call';
export { deriveKey } from './derive-key';
export { principalHeader, signForwardedPrincipal, verifyForwardedPrincipal, type ForwardedCaller } from './forwarded-principal';
export { createLocalKeySet, createRemoteKeySet, type KeySet } from './key-set';
export { signLookup, verifyLookup } from './lookup-token';
export {
  anonymous,
  type AnonymousPrincipal,
  type Assurance,
  type AuthenticatedPrincipal,
  type Principal,
  type ServicePrincipal,
  type UserPrincipal,
} from './principal';
export { createRevocations, revocationLifeMillis, type Revocations } from './revocations';
export { TokenRefused, type TokenRefusalReason } from './token-refused';
