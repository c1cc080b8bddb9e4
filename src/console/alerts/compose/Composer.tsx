import { useMemo, useState } from 'react';
import type { DeskAlert } from '../../../contract/desk';
import { fieldOf } from '../../api';
import { useNow } from '../../clock';
import { usePlaces } from '../../divisions';
import { problemText, useText } from '../../locale';
import { BoxPreview } from '../preview/BoxPreview';
import { AreaSection } from './AreaSection';
import { BasicsSection } from './BasicsSection';
import { ComposeContext, type Composing } from './composeContext';
import { type Granted, judgeForm, type Problem, problemWords } from './content';
import type { ComposeForm } from './form';
import { authorityKey } from './form';
import { MoreSection } from './MoreSection';
import { previewContent } from './previewContent';
import { ShowSection } from './ShowSection';
import { SubmitPanel } from './SubmitPanel';
import { TextSection } from './TextSection';
import { useKeptForm } from './useKeptForm';
import { useSaving } from './useSaving';
import './compose.css';

interface ComposerProps {
  /** Under this name the form is kept over a reload. */
  name: string;
  exercise: boolean;
  authorities: readonly Granted[];
  initial: ComposeForm;
  /** The draft that is gone on with. */
  draft?: DeskAlert;
  /** The published revision that this one will replace. */
  updates?: DeskAlert;
}

/** The form of an alert, beside it what viewers will see and whom it reaches. */
export function Composer({ name, exercise, authorities: granted, initial, draft, updates }: ComposerProps) {
  const t = useText();
  const places = usePlaces();
  const now = useNow();
  const base = updates ?? draft;
  const authorities = useMemo(() => withFormer(granted, base), [granted, base]);
  const start = useMemo(
    () => (authorities.length === 1 ? { ...initial, authority: authorityKey(authorities[0]!) } : initial),
    [authorities, initial],
  );
  const { form, setForm } = useKeptForm(name, () => start);
  const saving = useSaving({ name, draft, updates, exercise });
  // Before the first try only what is wrong is told at its field; what is missing is listed beside the form.
  const [tried, setTried] = useState(false);

  const judged = judgeForm(form, { exercise, authorities, now });
  const words = (problem: Problem) => problemWords(problem, t);
  const refused = fieldOf(saving.error);
  const composing: Composing = {
    form,
    change: (patch) => {
      saving.forgetError();
      setForm((before) => ({ ...before, ...patch }));
    },
    exercise,
    isUpdate: base !== undefined && base.revision + (updates ? 1 : 0) > 1,
    authorities,
    places,
    problemAt: (field) => {
      if (refused !== undefined && (refused === field || refused.startsWith(`${field}.`)))
        return problemText(saving.error, t);
      const problem = judged.problems.find(
        (one) => one.field === field && (tried || one.reason.startsWith('wrong.')),
      );
      return problem && words(problem);
    },
  };
  // The moment from which its end counts is that of the last change, so that the box is not told every second.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const preview = useMemo(
    () => previewContent(form, exercise, authorities, now, t),
    [form, exercise, authorities, t],
  );
  const save = (submit: boolean) => {
    setTried(true);
    if (judged.content) saving.save(judged.content, submit);
  };
  return (
    <ComposeContext.Provider value={composing}>
      <div className="composer">
        <form className="fields ant-form ant-form-vertical" onSubmit={(event) => event.preventDefault()}>
          <BasicsSection />
          <AreaSection />
          <TextSection />
          <ShowSection />
          <MoreSection />
        </form>
        <aside>
          <div className="sticky">
            <BoxPreview content={preview} kind={composing.isUpdate ? 'update' : 'alert'} />
            <SubmitPanel
              content={judged.content}
              problems={judged.problems.map(words)}
              saving={saving}
              onSave={save}
              onDiscard={() => {
                saving.forgetError();
                setForm(start);
                setTried(false);
              }}
            />
          </div>
        </aside>
      </div>
    </ComposeContext.Provider>
  );
}

/** An update keeps the authority of what it updates, even if this operator may no longer choose it. */
function withFormer(granted: readonly Granted[], base: DeskAlert | undefined): readonly Granted[] {
  if (!base) return granted;
  const { authority, areas, severity } = base.content;
  if (granted.some((one) => authorityKey(one) === authorityKey(authority))) return granted;
  return [...granted, { ...authority, divisions: areas, severities: [severity], until: 0 }];
}
