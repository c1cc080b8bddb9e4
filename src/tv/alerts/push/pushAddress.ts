import { PUSH_PATH } from '../../../contract';

/**
 * Where the push channel is: where the control centre says, else beside its HTTP, under the same scheme.
 *
 * @param told what the control centre names; empty for its own
 * @param centre address of the control centre; empty where it serves this page
 * @param page address of this page
 */
export function pushAddress(told: string, centre: string, page: { protocol: string; host: string }): string {
  if (told) return told;
  return `${(centre || `${page.protocol}//${page.host}`).replace(/^http/, 'ws')}${PUSH_PATH}`;
}
