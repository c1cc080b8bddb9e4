import { describe, expect, it } from 'vitest';
import * as sm2 from '../sm2/node';
import { type Alert, type Authorisation, judge, type Receiver } from '.';

const root = sm2.generateKeyPair();
const key = sm2.generateKeyPair();
const NOW = 1_795_500_000;

const alert: Alert = {
  version: '1.0',
  id: '532922000000-emergency-20261124190500-0001',
  revision: 1,
  kind: 'alert',
  exercise: true,
  event: { code: '11B03', name: '暴雨' },
  severity: 'red',
  urgency: 'immediate',
  certainty: 'observed',
  areas: ['532922000000'],
  sent: NOW,
  effective: NOW,
  expires: NOW + 3600,
  authority: { division: '532922000000', code: 'emergency', name: '漾濞彝族自治县应急管理局' },
  texts: [{ language: 'zh-CN', headline: '【演练】漾濞县暴雨红色预警', description: '请山区群众注意防范。' }],
  presentation: { form: 'takeover', floor: 15, passes: 3 },
  spread: 5,
};
const grant: Authorisation = {
  key: key.publicKey,
  holder: '漾濞彝族自治县应急管理局',
  divisions: ['532922000000'],
  severities: ['red', 'orange', 'yellow', 'blue'],
  from: NOW - 86_400,
  until: NOW + 86_400,
};

function enveloped(content: unknown): unknown {
  const [message, authorisation] = [JSON.stringify(content), JSON.stringify(grant)];
  return {
    message: { text: message, signature: sm2.sign(message, key.privatePem) },
    authorisation: { text: authorisation, signature: sm2.sign(authorisation, root.privatePem) },
  };
}

const receiver: Receiver = {
  division: '532922101000',
  roots: [root.publicKey],
  now: NOW + 10,
  seen: () => undefined,
  verify: sm2.verify,
};

describe('an alert of a newer control centre', () => {
  it('is shown although it has fields that this box does not know', () => {
    const newer = {
      ...alert,
      version: '1.7',
      hologram: { depth: 3 },
      texts: [{ ...alert.texts[0], voice: 'x' }],
    };
    expect(judge(enveloped(newer), receiver)).toMatchObject({ kind: 'take', alert: { version: '1.7' } });
  });

  it('is shown as a panel when its form is not known', () => {
    const newer = { ...alert, version: '1.1', presentation: { form: 'hologram', floor: 5 } };
    expect(judge(enveloped(newer), receiver)).toMatchObject({
      kind: 'take',
      alert: { presentation: { form: 'panel', floor: 5 } },
    });
  });

  it('of another major version is rejected with just that reason, and names what was rejected', () => {
    expect(judge(enveloped({ ...alert, version: '2.0' }), receiver)).toEqual({
      kind: 'reject',
      reason: 'version',
      id: alert.id,
      revision: 1,
    });
  });
});

it.each([[[]], [undefined], [['everywhere']], [['53']]])('areas %j mean nobody, never everyone', (areas) => {
  expect(judge(enveloped({ ...alert, areas }), receiver)).toMatchObject({ reason: 'malformed' });
});

it('a box that has not been told where it stands takes only what is for the whole province', () => {
  const nowhere = { ...receiver, division: '530000000000' };
  expect(judge(enveloped(alert), nowhere)).toMatchObject({ kind: 'reject', reason: 'area' });
});
