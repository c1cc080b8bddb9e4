import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { type Division, type DivisionCode, divisionPath } from '../../../contract';
import { useText } from '../locale';
import { allDivisions, placeName, searchDivisions } from './divisionSearch';
import type { Divisions } from './useDivisions';
import './divisionPicker.css';

/** More than a tester would read through. */
const LISTED = 60;
const LEVELS = ['prefecture', 'county', 'township'] as const;

interface DivisionPickerProps {
  title: string;
  divisions: Divisions;
  current: DivisionCode;
  onPick: (code: DivisionCode) => void;
  onClose: () => void;
}

/** Chooses where a box stands: by name or code, or down the levels from prefecture to township. */
export function DivisionPicker({ title, divisions, current, onPick, onClose }: DivisionPickerProps) {
  const t = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const { province } = divisions;
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    search.current?.focus();
  }, []);
  const here = province ? placeName(divisionPath(province, current)) : '';

  return (
    <dialog
      ref={dialog}
      className="picker"
      aria-label={title}
      onClose={onClose}
      onPointerDown={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <header>
        <h2>{title}</h2>
        {here && <p>{t('divisions.current', here)}</p>}
        <button
          type="button"
          className="close"
          aria-label={t('close')}
          onClick={() => dialog.current?.close()}
        >
          ✕
        </button>
      </header>
      <input
        ref={search}
        type="search"
        value={text}
        placeholder={t('divisions.search')}
        aria-label={t('divisions.search')}
        disabled={!province}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const first = dialog.current?.querySelector<HTMLElement>('.options button');
          if (!first) return;
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            first.focus();
          } else if (event.key === 'Enter' && text.trim()) {
            first.click();
          }
        }}
      />
      {!province && (
        <p className="notice">
          {t(divisions.state === 'unreachable' ? 'divisions.unreachable' : 'divisions.loading')}
        </p>
      )}
      {province && !province.children?.length && <p className="notice">{t('divisions.bare')}</p>}
      {province &&
        (text.trim() ? (
          <Found province={province} text={text} current={current} onPick={onPick} />
        ) : (
          <Levels province={province} current={current} onPick={onPick} />
        ))}
    </dialog>
  );
}

interface ListProps {
  province: Division;
  current: DivisionCode;
  onPick: (code: DivisionCode) => void;
}

function Found({ province, text, current, onPick }: ListProps & { text: string }) {
  const t = useText();
  const places = useMemo(() => allDivisions(province), [province]);
  const { found, more } = searchDivisions(places, text, LISTED);
  return (
    <div
      className="found options"
      role="listbox"
      aria-label={t('divisions.search')}
      onKeyDown={moveBetweenOptions}
    >
      {found.map(({ division, path }) => (
        <button
          key={division.code}
          type="button"
          role="option"
          aria-selected={division.code === current}
          onClick={() => onPick(division.code)}
        >
          <span>{division.name}</span>
          <small>{path.join(' › ')}</small>
          <code>{division.code}</code>
        </button>
      ))}
      {found.length === 0 && <p className="notice">{t('divisions.none', text.trim())}</p>}
      {more > 0 && <p className="notice">{t('divisions.more', more)}</p>}
    </div>
  );
}

function Levels({ province, current, onPick }: ListProps) {
  const t = useText();
  // Opened down to the place where the box stands, so that its neighbours are one press away.
  const [open, setOpen] = useState<Division[]>(() => {
    const chain = divisionPath(province, current);
    return chain.length > 0 ? chain : [province];
  });
  const chosen = open[open.length - 1]!;
  return (
    <>
      <div className="levels">
        {LEVELS.map((level, depth) => {
          const parent = open[depth];
          return (
            <section key={level}>
              <h3>{t(`divisions.${level}`)}</h3>
              <div
                className="options"
                role="listbox"
                aria-label={t(`divisions.${level}`)}
                onKeyDown={moveBetweenOptions}
              >
                {parent?.children?.map((division) => (
                  <button
                    key={division.code}
                    type="button"
                    role="option"
                    aria-selected={open[depth + 1]?.code === division.code}
                    onClick={() => setOpen([...open.slice(0, depth + 1), division])}
                    onDoubleClick={() => onPick(division.code)}
                  >
                    <span>{division.name}</span>
                  </button>
                ))}
              </div>
            </section>
          );
        })}
      </div>
      <footer>
        <button type="button" className="choice" onClick={() => setOpen([province])}>
          {t('divisions.whole', province.name)}
        </button>
        <code>{chosen.code}</code>
        <button
          type="button"
          className="choice primary"
          disabled={chosen.code === current}
          onClick={() => onPick(chosen.code)}
        >
          {t('divisions.choose', placeName(divisionPath(province, chosen.code)))}
        </button>
      </footer>
    </>
  );
}

/** Up and down move within a list, left and right between lists. */
function moveBetweenOptions(event: KeyboardEvent<HTMLElement>): void {
  const list = event.currentTarget;
  const options = [...list.querySelectorAll<HTMLElement>('button')];
  const at = options.indexOf(document.activeElement as HTMLElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step !== undefined && at >= 0) {
    event.preventDefault();
    options[at + step]?.focus();
  } else if (side !== undefined) {
    const lists = [...(list.closest('.levels')?.querySelectorAll<HTMLElement>('.options') ?? [])];
    const beside = lists[lists.indexOf(list) + side];
    const target =
      beside?.querySelector<HTMLElement>('[aria-selected=true]') ??
      beside?.querySelector<HTMLElement>('button');
    if (!target) return;
    event.preventDefault();
    target.focus();
  }
}
