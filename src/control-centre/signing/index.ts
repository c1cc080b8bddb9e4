export { FileSigner } from './fileSigner';
export { addAuthority, type Grant, KeyError, type KeyPlace, makeRoot, renewAuthority } from './keeping';
export { type KeyRing, readRing, readRoot, ringFile, rootFile } from './keyFiles';
export { readOrMakePassphrase } from './passphrase';
export { Seal, SealError } from './sealed';
export { NoKeyError, type Signer, type SigningAuthority } from './signer';
