import { type BoxId, boxOfTopic, divisionOfTopic } from '../../../contract';

/** Who is at the other end of a connection. */
export type Visitor =
  | { kind: 'box'; box: BoxId }
  /** A box that has not enrolled yet: it hears alerts like any other and says nothing. */
  | { kind: 'anonymous' }
  /** Tools in the hands of whoever may read the data folder. */
  | { kind: 'control-centre' };

/** User name of the control centre's own tools. */
export const CONTROL_CENTRE = 'control-centre';

export interface Credentials {
  isBox(box: string, token: string): boolean;
  isControlCentre(password: string): boolean;
}

/** Who shows this name and password; undefined when they don't belong together. */
export function identify(
  credentials: Credentials,
  username: string | undefined,
  password: string,
): Visitor | undefined {
  if (!username) return { kind: 'anonymous' };
  if (username === CONTROL_CENTRE) {
    return credentials.isControlCentre(password) ? { kind: 'control-centre' } : undefined;
  }
  return credentials.isBox(username, password) ? { kind: 'box', box: username } : undefined;
}

const REVISIONS = /^revisions\/[a-z]{1,32}$/;

/** What a visitor may hear. Boxes name exact topics; only the control centre's tools use wildcards. */
export function mayRead(visitor: Visitor, filter: string): boolean {
  if (visitor.kind === 'control-centre') return isFilter(filter);
  return divisionOfTopic(filter) !== undefined || REVISIONS.test(filter);
}

/** What a visitor may say: a box only what is its own. */
export function mayWrite(visitor: Visitor, topic: string): boolean {
  if (visitor.kind === 'control-centre') return divisionOfTopic(topic) !== undefined || REVISIONS.test(topic);
  return visitor.kind === 'box' && boxOfTopic(topic)?.box === visitor.box;
}

/** Whether a filter keeps to the rules for wildcards (MQTT 3.1.1, 4.7.1). */
function isFilter(filter: string): boolean {
  const levels = filter.split('/');
  return (
    filter.length > 0 &&
    levels.every((level, index) =>
      level === '#' ? index === levels.length - 1 : level === '+' || !/[#+]/.test(level),
    )
  );
}

export const hasWildcard = (filter: string): boolean => /[#+]/.test(filter);

/** Whether a topic falls under a filter (MQTT 3.1.1, 4.7). */
export function matches(filter: string, topic: string): boolean {
  const wanted = filter.split('/');
  const given = topic.split('/');
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true;
    if (index >= given.length || (level !== '+' && level !== given[index])) return false;
  }
  return wanted.length === given.length;
}
