import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { StaticMount } from '../http';

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
const CONFIG_FILE = 'config.json';

/** A setting is wrong. The message names it and says what to do. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

const Port = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))]),
  v.integer(),
  v.minValue(0),
  v.maxValue(65_535),
);

/** Addresses and networks, or their names in proxy-addr, between commas. */
const Proxies = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').map((part) => part.trim())),
  v.array(v.pipe(v.string(), v.check(isProxy))),
);

function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 4 ? 32 : 128;
  return (
    isIP(address) !== 0 &&
    more.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}

/** What can be set, with the environment variable of each; `config.json` in the data folder uses the keys. */
const FIELDS = {
  port: { variable: 'PORT', schema: Port, expected: 'a port from 0 to 65535' },
  host: {
    variable: 'HOST',
    schema: v.pipe(v.string(), v.minLength(1)),
    expected: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0',
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    schema: v.pipe(v.string(), v.regex(/^postgres(?:ql)?:\/\//)),
    expected: 'a PostgreSQL address, postgresql://user:password@host:5432/name',
  },
  province: {
    variable: 'PROVINCE',
    schema: v.pipe(v.string(), v.minLength(1)),
    expected: 'a folder with divisions.json',
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    schema: v.picklist(LOG_LEVELS),
    expected: `one of ${LOG_LEVELS.join(', ')}`,
  },
  mounts: {
    variable: 'STATIC_MOUNTS',
    schema: v.array(StaticMount),
    expected: 'a JSON list of {"prefix": "/box/", "root": "dist/es5"}',
  },
  mqttUrl: {
    variable: 'MQTT_URL',
    schema: v.pipe(v.string(), v.regex(/^(?:mqtts?|wss?):\/\/[^/]/)),
    expected: 'a broker, mqtt://user:password@host:1883 or mqtts://…',
  },
  pushUrl: {
    variable: 'PUSH_URL',
    schema: v.pipe(v.string(), v.regex(/^wss?:\/\/[^/]/)),
    expected: 'the WebSocket address of the push channel for boxes, wss://push.example.cn/mqtt',
  },
  trustedProxies: {
    variable: 'TRUSTED_PROXIES',
    schema: Proxies,
    expected: 'addresses or networks of the proxies in front, such as 10.1.0.5, 10.2.0.0/24',
  },
} as const;
type Field = keyof typeof FIELDS;

export interface Settings {
  dataFolder: string;
  port: number;
  host: string;
  databaseUrl: string | undefined;
  /** Path of the divisions to load at the start. */
  divisionsFile: string | undefined;
  /** Path of the templates that operators begin alerts from. */
  templatesFile: string | undefined;
  /** Somebody else's broker for the push channel, with user and password; without it our own. */
  mqttUrl: string | undefined;
  /** The WebSocket address of the push channel that boxes are told; without it beside our HTTP. */
  pushUrl: string | undefined;
  logLevel: string;
  mounts: StaticMount[];
  /** Whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed; by default only this machine's. */
  trustedProxies: string[];
}

/**
 * Reads the settings: the environment before `config.json` in the data folder before the defaults.
 *
 * @throws {SettingError} for the first one that is wrong
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const dataFolder = resolve(environment['DATA_DIR'] || './data');
  const file = readConfigFile(join(dataFolder, CONFIG_FILE));
  function read<Name extends Field>(name: Name): v.InferOutput<(typeof FIELDS)[Name]['schema']> | undefined {
    const { variable, schema, expected } = FIELDS[name];
    const fromEnvironment = environment[variable];
    const value = fromEnvironment ? parsed(name, fromEnvironment) : file[name];
    if (value === undefined) return undefined;
    const result = v.safeParse<v.GenericSchema>(schema, value);
    if (result.success) return result.output as v.InferOutput<(typeof FIELDS)[Name]['schema']>;
    const where = fromEnvironment ? variable : `"${name}" in ${join(dataFolder, CONFIG_FILE)}`;
    throw new SettingError(`${where} is ${JSON.stringify(value)}: it has to be ${expected}`);
  }
  const province = read('province');
  const mqttUrl = read('mqttUrl');
  const pushUrl = read('pushUrl');
  if (mqttUrl !== undefined && pushUrl === undefined) {
    throw new SettingError(`MQTT_URL needs PUSH_URL: it has to be ${FIELDS.pushUrl.expected}`);
  }
  return {
    dataFolder,
    port: read('port') ?? 8080,
    host: read('host') ?? '127.0.0.1',
    databaseUrl: read('databaseUrl'),
    divisionsFile: province === undefined ? undefined : divisionsIn(province),
    templatesFile: province === undefined ? undefined : templatesIn(province),
    mqttUrl,
    pushUrl,
    logLevel: read('logLevel') ?? 'warn',
    mounts: read('mounts') ?? [],
    trustedProxies: read('trustedProxies') ?? ['loopback'],
  };
}

function parsed(name: Field, text: string): unknown {
  if (name !== 'mounts') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readConfigFile(path: string): Readonly<Record<string, unknown>> {
  if (!existsSync(path)) return {};
  let config: unknown;
  try {
    config = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new SettingError(`${path} is not valid JSON (${(error as Error).message}): mend or remove it`);
  }
  if (typeof config !== 'object' || config === null || Array.isArray(config)) {
    throw new SettingError(`${path} has to be a JSON object such as {"port": 8080}: mend or remove it`);
  }
  const unknown = Object.keys(config).find((key) => !(key in FIELDS));
  if (unknown !== undefined) {
    throw new SettingError(
      `${path} sets "${unknown}", which is no setting: it may have ${Object.keys(FIELDS).join(', ')}`,
    );
  }
  return config as Readonly<Record<string, unknown>>;
}

function divisionsIn(folder: string): string {
  const path = resolve(folder, 'divisions.json');
  if (existsSync(path)) return path;
  throw new SettingError(`PROVINCE is ${folder}: there is no divisions.json in it`);
}

/** A province need not have templates. */
function templatesIn(folder: string): string | undefined {
  const path = resolve(folder, 'alerts', 'templates.json');
  return existsSync(path) ? path : undefined;
}
