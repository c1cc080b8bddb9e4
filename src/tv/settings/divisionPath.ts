import { covers, type Division, type DivisionCode } from '../../contract';

/** The divisions from the province down to the one with that code, as far as the tree knows them. */
export function divisionPath(province: Division, code: DivisionCode): Division[] {
  const path: Division[] = [];
  let here: Division | undefined = covers(province.code, code) ? province : undefined;
  while (here) {
    path.push(here);
    here = here.children?.find((child) => covers(child.code, code));
  }
  return path;
}
