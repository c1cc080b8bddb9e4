import type * as v from 'valibot';
import {
  check,
  type Division,
  type DivisionCode,
  DivisionTree,
  divisionLevel,
  divisionPath,
  Enrolment,
  PUSH_PATH,
  type PublicKey,
  Status,
  Trust,
} from '../../contract';
import type { Berth } from './protocol';

const AT_ONCE = 32;
const MODEL = 'fleet';

async function ask<Schema extends v.GenericSchema>(
  schema: Schema,
  url: string,
  init?: RequestInit,
): Promise<v.InferOutput<Schema>> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text.slice(0, 200)}`);
  return check(schema, JSON.parse(text), url);
}

/** What a fleet has to know of a control centre before it sets out. */
export interface Port {
  push: string;
  roots: PublicKey[];
  clockAheadMs: number;
}

/** Asks a control centre where its push channel is, whom boxes believe, and what time it is. */
export async function findPort(centre: string): Promise<Port> {
  const asked = Date.now();
  const { time, push } = await ask(Status, `${centre}/api/v1/status`);
  const clockAheadMs = time - (asked + Date.now()) / 2;
  const { roots } = await ask(Trust, `${centre}/box/trust.json`);
  return { push: push?.url || `${centre.replace(/^http/, 'ws')}${PUSH_PATH}`, roots, clockAheadMs };
}

/**
 * The divisions that boxes of a fleet stand in: what is above a county stands for its counties.
 *
 * @param asked none for all counties
 */
export async function placesOf(centre: string, asked: readonly DivisionCode[]): Promise<DivisionCode[]> {
  const { province } = await ask(DivisionTree, `${centre}/api/v1/divisions`);
  return (asked.length > 0 ? asked : [province.code]).flatMap((code) => {
    const level = divisionLevel(code);
    const found = divisionPath(province, code).find((division) => division.code === code);
    const counties = found && (level === 'province' || level === 'prefecture') ? countiesIn(found) : [];
    return counties.length > 0 ? counties : [code];
  });
}

/** The province's name: what an approver types for what reaches all of it. */
export async function provinceName(centre: string): Promise<string> {
  return (await ask(DivisionTree, `${centre}/api/v1/divisions`)).province.name;
}

function countiesIn({ code, children = [] }: Division): DivisionCode[] {
  return divisionLevel(code) === 'county' ? [code] : children.flatMap(countiesIn);
}

/** Enrols so many boxes, spread evenly over the places. */
export async function enrolMany(
  centre: string,
  boxes: number,
  places: readonly DivisionCode[],
): Promise<Berth[]> {
  const berths: Berth[] = Array.from({ length: boxes }, (_, at) => ({
    division: places[at % places.length]!,
  }));
  let next = 0;
  const enrolSome = async (): Promise<void> => {
    for (let berth = berths[next++]; berth; berth = berths[next++]) {
      const body = JSON.stringify({ division: berth.division, model: MODEL });
      const headers = { 'content-type': 'application/json' };
      const url = `${centre}/api/v1/boxes`;
      Object.assign(berth, await ask(Enrolment, url, { method: 'POST', headers, body }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, enrolSome));
  return berths;
}
