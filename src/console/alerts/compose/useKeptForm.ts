import { useEffect, useState } from 'react';
import * as v from 'valibot';
import { ComposeForm } from './form';

const PREFIX = 'caiyun-console.compose.';

/**
 * A form that a reload of the page does not lose. It is kept in this tab only, so that two tabs never write the same.
 *
 * @param name which form: the page and the revision that it began with
 */
export function useKeptForm(name: string, initial: () => ComposeForm) {
  const [form, setForm] = useState(() => kept(name) ?? initial());
  useEffect(() => keep(name, form), [name, form]);
  return { form, setForm };
}

function kept(name: string): ComposeForm | undefined {
  try {
    const text = sessionStorage.getItem(PREFIX + name);
    if (text === null) return undefined;
    const parsed = v.safeParse(ComposeForm, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    // Without a store, or with what an older console has left there, the form begins anew.
    return undefined;
  }
}

function keep(name: string, form: ComposeForm): void {
  try {
    sessionStorage.setItem(PREFIX + name, JSON.stringify(form));
  } catch {
    // Then a reload loses what has been typed; everything else works.
  }
}

/** What has been saved at the control centre is no longer kept here. */
export function forgetForm(name: string): void {
  try {
    sessionStorage.removeItem(PREFIX + name);
  } catch {
    // Nothing was kept.
  }
}
