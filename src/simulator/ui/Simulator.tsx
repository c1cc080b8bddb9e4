import { LanguageProvider } from './locale';
import { Workbench } from './Workbench';

export function Simulator() {
  return (
    <LanguageProvider>
      <Workbench />
    </LanguageProvider>
  );
}
