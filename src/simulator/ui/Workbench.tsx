import { useEffect, useReducer, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { FrameMessage, KeyName } from '../../contract';
import { benchAfter } from './bench/bench';
import { keepBench, readBench } from './bench/keptBench';
import { useControlCentre } from './controlCentre/useControlCentre';
import { useDivisions } from './divisions/useDivisions';
import { codeFor, keyMapOf } from './keys/keyMaps';
import { Legend } from './keys/Legend';
import { logHeard, logSent, type PressLog } from './keys/pressLog';
import { type KeyPhase, sendKey } from './keys/sendKey';
import { useHardwareKeys } from './keys/useHardwareKeys';
import { useLanguage, useText } from './locale';
import { Remote } from './remote/Remote';
import { TopBar } from './TopBar';
import { resetBox } from './television/bootUrl';
import { type BoxReport, Plate } from './television/Plate';
import { Television } from './television/Television';

const BOXES = [0, 1] as const;
type BoxIndex = (typeof BOXES)[number];
type PerBox<Value> = readonly [Value, Value];

function withBox<Value>(values: PerBox<Value>, box: BoxIndex, value: Value): PerBox<Value> {
  return box === 0 ? [value, values[1]] : [values[0], value];
}

/** The tester's bench: one or two televisions, the remote, and what both say. */
export function Workbench() {
  const t = useText();
  const [language] = useLanguage();
  const [bench, change] = useReducer(benchAfter, undefined, readBench);
  useEffect(() => keepBench(bench), [bench]);
  const centre = useControlCentre();
  const divisions = useDivisions(centre);
  const [logs, setLogs] = useState<PerBox<PressLog>>([[], []]);
  const [reports, setReports] = useState<PerBox<BoxReport | undefined>>([undefined, undefined]);
  const [down, setDown] = useState<ReadonlySet<KeyName>>(new Set());
  const frames = [useRef<HTMLIFrameElement>(null), useRef<HTMLIFrameElement>(null)] as const;
  const screens = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)] as const;
  // A key that is held goes on to where it was pressed, wherever the remote points by then.
  const held = useRef(new Map<KeyName, { box: BoxIndex; code: number }>());
  const active = bench.boxes[bench.active];
  const map = keyMapOf(active.model);

  function press(name: KeyName, phase: KeyPhase, pressed?: number) {
    setDown((last) => {
      const next = new Set(last);
      if (phase === 'up') next.delete(name);
      else next.add(name);
      return next;
    });
    // The power key is the firmware's: a box that is off hears nothing, so no application ever gets it.
    if (name === 'Power') {
      if (phase === 'down') change({ type: 'power', box: bench.active });
      return;
    }
    if (phase === 'down') {
      const code = codeFor(map, name, pressed);
      if (code === undefined || !active.power) return;
      held.current.set(name, { box: bench.active, code });
      setLogs((last) => withBox(last, bench.active, logSent(last[bench.active], name, code)));
    }
    const target = held.current.get(name);
    if (!target) return;
    if (phase === 'up') held.current.delete(name);
    sendKey(frames[target.box].current, target.code, phase);
  }
  useHardwareKeys(press);

  function hear(box: BoxIndex, message: FrameMessage) {
    if (message.type === 'caiyun:key') {
      setLogs((last) => withBox(last, box, logHeard(last[box], message.code, message.name)));
    } else {
      setReports((last) => withBox(last, box, { start: bench.boxes[box].start, ...message }));
    }
  }

  const shown = BOXES.filter((box) => bench.shown === 2 || box === bench.active);
  return (
    <div className="bench">
      <TopBar bench={bench} centre={centre} change={change} />
      <main className={`televisions of-${shown.length}`}>
        {shown.map((index) => {
          const box = bench.boxes[index];
          return (
            <div className="place" key={box.id}>
              <Television
                box={box}
                number={index + 1}
                stage={bench.stage}
                active={index === bench.active && bench.shown === 2}
                received={logs[index][0]?.serial ?? 0}
                frame={frames[index]}
                screen={screens[index]}
                onActivate={() => change({ type: 'activate', box: index })}
                onMessage={(message) => hear(index, message)}
                onMoved={(division) => change({ type: 'moved', box: index, division })}
                onRestart={() => change({ type: 'restart', box: index })}
              />
              <Plate
                box={box}
                number={index + 1}
                active={index === bench.active}
                divisions={divisions}
                report={reports[index]?.start === box.start ? reports[index] : undefined}
                log={logs[index]}
                onSetUp={(setUp) => change({ type: 'setUp', box: index, change: setUp })}
                onPower={() => change({ type: 'power', box: index })}
                onRestart={() => change({ type: 'restart', box: index })}
                onReset={() => {
                  // First the end of the running box, which might keep something once more.
                  flushSync(() => change({ type: 'restart', box: index }));
                  resetBox(box.id);
                }}
                onFullScreen={() => void screens[index].current?.requestFullscreen()}
              />
            </div>
          );
        })}
      </main>
      <Remote
        inHand={{ map, down, onKey: press }}
        pointsAt={t('remote.points', t('tv.number', bench.active + 1), map.name[language])}
      />
      <Legend />
    </div>
  );
}
