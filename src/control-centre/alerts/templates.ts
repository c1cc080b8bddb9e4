import { readFileSync } from 'node:fs';
import { check } from '../../contract';
import { type AlertTemplate, AlertTemplateList } from '../../contract/desk';

/**
 * The texts with gaps that operators begin from, from a file of the province.
 *
 * @throws {ContractError} naming the field that is wrong; {SyntaxError} where it is no JSON
 */
export function readTemplates(file: string | undefined): readonly AlertTemplate[] {
  if (file === undefined) return [];
  return check(AlertTemplateList, JSON.parse(readFileSync(file, 'utf8')), file).templates;
}
