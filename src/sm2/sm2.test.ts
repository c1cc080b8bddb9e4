import fc from 'fast-check';
import { sm2 } from 'sm-crypto';
import { describe, expect, it } from 'vitest';
import * as box from './box';
import * as node from './node';

/** GB/T 32918.5-2017, A.2: the example of a signature on the recommended curve. */
const VECTOR = {
  message: 'message digest',
  publicKey:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020' +
    'ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  z: 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
  signature:
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3' +
    'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
};

describe('SM2 with SM3', () => {
  it('has the user digest of the standard', () => {
    expect(node.userDigest(VECTOR.publicKey).toString('hex')).toBe(VECTOR.z);
  });

  it.each([
    ['Node', node.verify],
    ['the box', box.verify],
  ])('on %s holds the signature of the standard, and no other', (_where, verify) => {
    expect(verify(VECTOR.message, VECTOR.signature, VECTOR.publicKey)).toBe(true);
    expect(verify('message digesT', VECTOR.signature, VECTOR.publicKey)).toBe(false);
    expect(verify(VECTOR.message, VECTOR.signature.replace(/1aa$/, '1ab'), VECTOR.publicKey)).toBe(false);
  });

  it('what Node signs holds on Node and on a box, in any language', () => {
    const { privatePem, publicKey } = node.generateKeyPair();
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const signature = node.sign(text, privatePem);
        return node.verify(text, signature, publicKey) && box.verify(text, signature, publicKey);
      }),
      { numRuns: 30 },
    );
  });

  it('what another library signs holds on Node', () => {
    const keys = sm2.generateKeyPairHex();
    const signature = sm2.doSignature('漾濞', keys.privateKey, { hash: true, der: false });
    expect(node.verify('漾濞', signature, keys.publicKey)).toBe(true);
  });

  it.each(['', 'zz', '00'.repeat(64), 'ff'.repeat(64), 'ab'.repeat(63)])(
    'a broken signature %# holds nowhere and breaks nothing',
    (signature) => {
      expect(node.verify('x', signature, VECTOR.publicKey)).toBe(false);
      expect(box.verify('x', signature, VECTOR.publicKey)).toBe(false);
    },
  );

  it('a key that is no point of the curve verifies nothing', () => {
    const off = `04${'11'.repeat(64)}`;
    expect(node.verify('x', VECTOR.signature, off)).toBe(false);
    expect(box.verify('x', VECTOR.signature, off)).toBe(false);
  });
});
