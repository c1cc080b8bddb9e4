import { type AlertContent, covers, type DivisionCode, LONGEST_ALERT, SEVERITIES } from '../../contract';
import type { Account } from '../../contract/desk';
import { mayTouch } from '../accounts';
import type { Gazetteer } from '../divisions';
import type { SigningAuthority } from '../signing';
import { AlertError } from './alertError';

const LONGEST_DAYS = 30;
const DAY_S = 86_400;
/** What signing adds to the content: version, id, revision, kind, moments, reason. */
const ADDED_CHARACTERS = 400;
/** GB/T 2260 down to the township: a village is not what a box is set to. */
const ADDRESSABLE = ['province', 'prefecture', 'county', 'township'] as const;

export interface Bounds {
  account: Account;
  gazetteer: Gazetteer;
  authorities: readonly SigningAuthority[];
  /** What boxes show of the same alert now, where this is an update. */
  shown: AlertContent | undefined;
  /** Seconds since 1970. */
  now: number;
}

const refuse = (field: string, message: string): never => {
  throw new AlertError('invalid', message, `content.${field}`);
};

/**
 * Checks what an operator wrote against what is known here, and puts it in order: each area once, none that another
 * one covers, the authority by its own name.
 *
 * @throws {AlertError} 'invalid' or 'outside', naming the field
 */
export function checkedContent(content: AlertContent, bounds: Bounds): AlertContent {
  const { now, shown } = bounds;
  const areas = checkedAreas(content.areas, bounds);
  const authority = checkedAuthority({ ...content, areas }, bounds);
  if (content.expires <= now) refuse('expires', 'the alert would have run out already: choose a later end');
  if (content.expires > now + LONGEST_DAYS * DAY_S)
    refuse(
      'expires',
      `an alert lasts at most ${LONGEST_DAYS} days: choose an earlier end, and update it later`,
    );
  if (content.onset !== undefined && content.onset >= content.expires)
    refuse('onset', 'what is warned of begins after the alert ends: choose an earlier onset or a later end');
  if (content.texts[0]?.language !== 'zh-CN')
    refuse('texts.0.language', 'the first text is the Chinese one (zh-CN): put it first');
  if (content.earthquake && content.earthquake.origin > now + DAY_S)
    refuse('earthquake.origin', 'the earthquake lies in the future: correct its time of origin');
  if (shown) checkUpdate({ ...content, areas }, shown);
  const checked = { ...content, areas, authority };
  if (JSON.stringify(checked).length + ADDED_CHARACTERS > LONGEST_ALERT)
    refuse(
      'texts',
      `the alert is too long for a box (${LONGEST_ALERT} characters with all its areas): shorten it`,
    );
  return checked;
}

function checkedAreas(areas: readonly DivisionCode[], { account, gazetteer }: Bounds): DivisionCode[] {
  for (const [at, area] of areas.entries()) {
    const place = gazetteer.find(area);
    if (!place || !(ADDRESSABLE as readonly string[]).includes(place.level))
      refuse(
        `areas.${at}`,
        `there is no division ${area}: choose a prefecture, county or township from the tree`,
      );
    if (!mayTouch(account, area)) {
      const name = gazetteer.find(account.division)?.name ?? account.division;
      throw new AlertError(
        'outside',
        `${area} lies outside ${name}, where you may alert`,
        `content.areas.${at}`,
      );
    }
  }
  return reduced(areas);
}

/** Each area once, without those that lie in another one. */
export function reduced(areas: readonly DivisionCode[]): DivisionCode[] {
  const once = [...new Set(areas)].sort();
  return once.filter((area) => !once.some((other) => other !== area && covers(other, area)));
}

function checkedAuthority(
  { authority: { division, code }, areas, severity, expires }: AlertContent,
  { account, authorities }: Bounds,
): AlertContent['authority'] {
  const found = authorities.find(
    ({ authority }) => authority.division === division && authority.code === code,
  );
  if (!found || !mayTouch(account, division))
    throw new AlertError(
      'outside',
      `you can't alert in the name of ${code} ${division}: choose one of your authorities`,
      'content.authority',
    );
  const { authority, grant } = found;
  const beyond = areas.find((area) => !grant.divisions.some((granted) => covers(granted, area)));
  if (beyond !== undefined)
    refuse('areas', `${authority.name} may not alert ${beyond}: take it out, or choose another authority`);
  if (!grant.severities.includes(severity)) {
    const allowed = SEVERITIES.filter((level) => grant.severities.includes(level)).join(', ');
    refuse('severity', `${authority.name} may not alert in ${severity}: it may in ${allowed}`);
  }
  if (expires > grant.until)
    refuse(
      'expires',
      `the key of ${authority.name} runs out before the alert: choose an earlier end, or have the key renewed`,
    );
  return authority;
}

/**
 * A box drops an alert only when it is cancelled or runs out, and sees only what is for its own division. So an
 * update takes nothing away from those who were told before it.
 */
function checkUpdate(content: AlertContent, shown: AlertContent): void {
  if (content.exercise !== shown.exercise)
    refuse(
      'exercise',
      shown.exercise
        ? 'a drill does not become a real alert: cancel it, and send a new one'
        : 'a real alert does not become a drill: cancel it, and send a new one',
    );
  const { authority } = shown;
  if (content.authority.division !== authority.division || content.authority.code !== authority.code)
    refuse('authority', `the alert is one of ${authority.name}, and its updates are too`);
  const lost = shown.areas.find((area) => !content.areas.some((wider) => covers(wider, area)));
  if (lost !== undefined)
    refuse(
      'areas',
      `boxes in ${lost} show this alert, and would not hear of the update: keep it, or cancel the alert`,
    );
  if (content.expires < shown.expires)
    refuse(
      'expires',
      'boxes show this alert longer than that: choose a later end, or cancel it when it is over',
    );
}
