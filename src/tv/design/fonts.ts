import { FONT } from './tokens';

const FACES = [
  { family: FONT, file: 'CaiyunSans-Regular.woff2' },
  { family: `${FONT}Bold`, file: 'CaiyunSans-Bold.woff2' },
];

/** A face that takes longer than this must not keep the television from starting. */
const PATIENCE_MS = 4000;

/**
 * Loads the house's faces. Never rejects: without them the box's own sans-serif shows the text, and the
 * interface comes up all the same.
 *
 * @param path folder of the static files
 */
export function loadFonts(path: string): Promise<void> {
  if (typeof FontFace === 'undefined') return Promise.resolve();
  const faces = FACES.map(({ family, file }) => {
    const face = new FontFace(family, `url(${path}/fonts/${file})`);
    document.fonts.add(face);
    return face.load().then(
      () => undefined,
      () => undefined,
    );
  });
  const patience = new Promise<void>((resolve) => window.setTimeout(resolve, PATIENCE_MS));
  return Promise.race([Promise.all(faces).then(() => undefined), patience]);
}
