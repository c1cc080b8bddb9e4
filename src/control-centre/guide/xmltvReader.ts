import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type IssueList, RefusedError } from '../intake';
import { withAmpersandsEscaped } from './ampersands';
import { parseXmltvTime } from './xmltvTime';

export interface XmltvChannel {
  kind: 'channel';
  line: number;
  id: string;
  names: string[];
}

export interface XmltvProgramme {
  kind: 'programme';
  line: number;
  channel: string;
  /** Seconds since 1970. */
  start: number;
  /** Undefined where the guide leaves it to the next programme. */
  stop: number | undefined;
  title: string;
  description: string;
  category: string;
}

export type XmltvItem = XmltvChannel | XmltvProgramme;

const MAX_TITLE = 300;
const MAX_DESCRIPTION = 2000;
const MAX_CATEGORY = 100;
const MAX_NAMES = 20;

/**
 * Reads an XMLTV guide piece by piece; what is malformed is left out, with its line and the reason.
 *
 * @returns channels and programmes in the order of the file, in batches
 * @throws {RefusedError} when the file is no XMLTV guide, or ends in the middle
 */
export async function* readXmltv(text: AsyncIterable<string>, issues: IssueList): AsyncIterable<XmltvItem[]> {
  const reader = new XmltvReader(issues);
  for await (const chunk of withAmpersandsEscaped(text)) {
    reader.write(chunk);
    const items = reader.takeItems();
    if (items.length > 0) yield items;
  }
  reader.end();
  yield reader.takeItems();
}

/** The elements whose text we want, by the element they stand in. */
const WANTED: Record<string, ReadonlySet<string>> = {
  channel: new Set(['display-name']),
  programme: new Set(['title', 'sub-title', 'desc', 'category']),
};

interface OpenElement {
  line: number;
  attributes: Record<string, string>;
  /** Texts by element name; one in Chinese comes first. */
  texts: Map<string, string[]>;
}

class XmltvReader {
  private readonly parser = new SaxesParser();
  private items: XmltvItem[] = [];
  private readonly path: string[] = [];
  private element: OpenElement | undefined;
  private text = '';
  private readsText = false;
  private isChinese = false;
  private hasRoot = false;
  private ended = false;

  constructor(private readonly issues: IssueList) {
    const { parser } = this;
    parser.on('opentag', (tag) => this.open(tag));
    parser.on('closetag', (tag) => this.close(tag.name));
    const takeText = (text: string) => {
      if (this.readsText && this.text.length < MAX_DESCRIPTION) this.text += text.slice(0, MAX_DESCRIPTION);
    };
    parser.on('text', takeText);
    // There an ampersand stands for itself, escaped though it was by us or by the guide's maker.
    parser.on('cdata', (text) => takeText(text.replace(/&amp;/g, '&')));
    parser.on('doctype', (doctype) => {
      // Entities are how a small file becomes an endless one; no guide needs them.
      if (/<!ENTITY/i.test(doctype))
        throw new RefusedError('not-a-guide', 'the guide defines entities of its own');
    });
    parser.on('error', (error) => this.fault(error));
  }

  write(chunk: string): void {
    this.parser.write(chunk);
  }

  end(): void {
    this.ended = true;
    if (this.path.length > 0) {
      throw new RefusedError('not-a-guide', `the guide ends in the middle, in line ${this.parser.line}`);
    }
    this.parser.close();
  }

  takeItems(): XmltvItem[] {
    const { items } = this;
    this.items = [];
    return items;
  }

  private fault(error: Error): void {
    if (this.path.length === 0 && !this.hasRoot) {
      throw new RefusedError('not-a-guide', 'the file is not XML, so no XMLTV guide');
    }
    // saxes writes 'line:column: reason'; after the end only the lack of a root is left to complain about.
    if (!this.ended)
      this.issues.add(this.parser.line, `not well-formed: ${error.message.replace(/^\S*\d+:\d+: /, '')}`);
  }

  private open(tag: SaxesTagPlain): void {
    const depth = this.path.push(tag.name);
    if (depth === 1) {
      if (tag.name !== 'tv')
        throw new RefusedError('not-a-guide', `the file is <${tag.name}>, not an XMLTV guide`);
      this.hasRoot = true;
    } else if (depth === 2 && WANTED[tag.name]) {
      this.element = { line: this.parser.line, attributes: tag.attributes, texts: new Map() };
    } else if (depth === 3 && this.element) {
      this.readsText = WANTED[this.path[1]!]!.has(tag.name);
      this.isChinese = /^(?:zh|cn|chi)/i.test(tag.attributes['lang'] ?? '');
      this.text = '';
    }
  }

  private close(name: string): void {
    const depth = this.path.length;
    this.path.pop();
    if (depth === 3 && this.element && this.readsText) {
      const texts = this.element.texts.get(name) ?? [];
      const text = this.text.replace(/\s+/g, ' ').trim();
      if (text && this.isChinese) texts.unshift(text);
      else if (text && texts.length < MAX_NAMES) texts.push(text);
      this.element.texts.set(name, texts);
      this.readsText = false;
    } else if (depth === 2 && this.element) {
      if (name === 'channel') this.takeChannel(this.element);
      else this.takeProgramme(this.element);
      this.element = undefined;
    }
  }

  private takeChannel({ line, attributes, texts }: OpenElement): void {
    const id = attributes['id']?.trim();
    if (!id) this.issues.add(line, 'a channel without an id');
    else this.items.push({ kind: 'channel', line, id, names: texts.get('display-name') ?? [] });
  }

  private takeProgramme({ line, attributes, texts }: OpenElement): void {
    const first = (name: string) => texts.get(name)?.[0] ?? '';
    const channel = attributes['channel']?.trim();
    const start = parseXmltvTime(attributes['start'] ?? '');
    const saidStop = attributes['stop'] ?? '';
    const stop = parseXmltvTime(saidStop);
    const title = first('title');
    if (!channel) this.issues.add(line, 'a programme without a channel');
    else if (start === undefined)
      this.issues.add(line, `start "${shorten(attributes['start'] ?? '', 40)}" is not a time`);
    else if (saidStop && stop === undefined)
      this.issues.add(line, `stop "${shorten(saidStop, 40)}" is not a time`);
    else if (stop !== undefined && stop < start)
      this.issues.add(line, 'the programme stops before it starts');
    else if (stop === start) this.issues.add(line, 'the programme has no length');
    else if (!title) this.issues.add(line, 'a programme without a title');
    else {
      this.items.push({
        kind: 'programme',
        line,
        channel,
        start,
        stop,
        title: shorten(title, MAX_TITLE),
        description: shorten([first('sub-title'), first('desc')].filter(Boolean).join('\n'), MAX_DESCRIPTION),
        category: shorten(first('category'), MAX_CATEGORY),
      });
    }
  }
}

/** Cuts between characters, never inside one that takes two places. */
function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '');
  return `${cut}…`;
}
