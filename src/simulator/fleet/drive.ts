import type { AlertContent, DivisionCode } from '../../contract';
import { check } from '../../contract';
import { AuthorityList, type DeskAlert } from '../../contract/desk';

/** Somebody who is signed in at a control centre. */
export interface SignedIn {
  call<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer>;
}

export interface Approved {
  id: string;
  revision: number;
  /** When the approver's request was sent, and when it was answered, ms since 1970. */
  pressed: number;
  answered: number;
}

const LASTS_S = 1800;

/**
 * Composes a drill for some divisions, has it approved by another person, and tells when.
 *
 * @param typed the province's name, which is asked for where all of it is reached
 */
export async function sendDrill(
  composer: SignedIn,
  approver: SignedIn,
  areas: readonly DivisionCode[],
  typed: string,
): Promise<Approved> {
  const { authorities } = check(
    AuthorityList,
    await composer.call<unknown>('GET', '/authorities'),
    'GET /authorities',
  );
  const authority = authorities[0];
  if (!authority) throw new Error('the composer may alert in nobody’s name: add a key with "npm run keys"');
  const { division, code, name } = authority;
  const content: AlertContent = {
    exercise: true,
    event: { code: '11B03', name: '暴雨' },
    severity: 'blue',
    urgency: 'expected',
    certainty: 'likely',
    areas: [...areas],
    expires: Math.floor(Date.now() / 1000) + LASTS_S,
    authority: { division, code, name },
    texts: [
      {
        language: 'zh-CN',
        headline: '【演练】暴雨蓝色预警',
        description:
          '这是一次测量送达时间的演练。预计未来12小时内部分地区将出现50毫米以上降雨，局地伴有短时强降水、雷电和大风，请注意防范山洪、滑坡和城乡内涝。',
        instruction: '演练期间无需采取任何行动。',
      },
      {
        language: 'en',
        headline: 'Drill: blue rainstorm warning',
        description: 'A drill that measures delivery.',
      },
    ],
    presentation: { form: 'crawl', floor: 15, passes: 2 },
  };
  const draft = await composer.call<DeskAlert>('POST', '/alerts', { content });
  const path = `/alerts/${draft.id}`;
  const submitted = await composer.call<DeskAlert>('POST', `${path}/submit`, { version: draft.version });
  const pressed = Date.now();
  const { id, revision } = await approver.call<DeskAlert>('POST', `${path}/approve`, {
    version: submitted.version,
    typed,
  });
  return { id, revision, pressed, answered: Date.now() };
}

/** Ends an alert on all screens. */
export async function endDrill(approver: SignedIn, id: string): Promise<Approved> {
  const pressed = Date.now();
  const { revision } = await approver.call<DeskAlert>('POST', `/alerts/${id}/cancel`, { reason: 'lifted' });
  return { id, revision, pressed, answered: Date.now() };
}
