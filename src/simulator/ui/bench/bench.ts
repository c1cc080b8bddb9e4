import { type DivisionCode, PROVINCE } from '../../../contract';

/** Stage sizes that boxes put out, in pixels. */
export const STAGES = {
  '720p': { width: 1280, height: 720 },
  '1080p': { width: 1920, height: 1080 },
} as const;
export type StageName = keyof typeof STAGES;
export type Renderer = 'auto' | 'canvas2d';

/** One virtual box on the bench and how it is set up. */
export interface VirtualBox {
  /** Under this id the box keeps its own storage. */
  id: string;
  division: DivisionCode;
  /** Whose remote it hears: the name of a key map. */
  model: string;
  renderer: Renderer;
  decoders: 1 | 2;
  power: boolean;
  /** Counts the starts; another number means that the box was started again. */
  start: number;
}

/** All that a tester has set up. */
export interface Bench {
  boxes: [VirtualBox, VirtualBox];
  /** How many televisions are shown: the active one large, or both. */
  shown: 1 | 2;
  /** The television at which the remote points. */
  active: 0 | 1;
  stage: StageName;
}

/** What a tester may set on a box; each change starts it again. */
export type BoxChange = Partial<Pick<VirtualBox, 'division' | 'model' | 'renderer' | 'decoders'>>;

export type BenchAction =
  | { type: 'setUp'; box: 0 | 1; change: BoxChange }
  /** The box stands in another division by its own settings, and has started again by itself. */
  | { type: 'moved'; box: 0 | 1; division: DivisionCode }
  | { type: 'power'; box: 0 | 1 }
  | { type: 'restart'; box: 0 | 1 }
  | { type: 'show'; televisions: 1 | 2 }
  | { type: 'activate'; box: 0 | 1 }
  | { type: 'stage'; stage: StageName };

/** @param tester keeps the boxes of several testers apart in what the control centre is told of them */
export function newBench(tester: string): Bench {
  const box = (number: number): VirtualBox => ({
    id: `sim-${tester}-${number}`,
    division: PROVINCE,
    model: 'desktop',
    renderer: 'auto',
    decoders: 1,
    power: true,
    start: 0,
  });
  return { boxes: [box(1), box(2)], shown: 1, active: 0, stage: '1080p' };
}

export function benchAfter(bench: Bench, action: BenchAction): Bench {
  switch (action.type) {
    case 'setUp':
      return withBox(bench, action.box, (box) => started({ ...box, ...action.change }));
    case 'moved':
      return withBox(bench, action.box, (box) => ({ ...box, division: action.division }));
    case 'power':
      return withBox(bench, action.box, (box) =>
        box.power ? { ...box, power: false } : started({ ...box, power: true }),
      );
    case 'restart':
      return withBox(bench, action.box, (box) => started({ ...box, power: true }));
    case 'show':
      return { ...bench, shown: action.televisions };
    case 'activate':
      return { ...bench, active: action.box };
    case 'stage':
      if (action.stage === bench.stage) return bench;
      return { ...bench, stage: action.stage, boxes: [started(bench.boxes[0]), started(bench.boxes[1])] };
  }
}

function started(box: VirtualBox): VirtualBox {
  return { ...box, start: box.start + 1 };
}

function withBox(bench: Bench, index: 0 | 1, change: (box: VirtualBox) => VirtualBox): Bench {
  const [first, second] = bench.boxes;
  return { ...bench, boxes: index === 0 ? [change(first), second] : [first, change(second)] };
}
