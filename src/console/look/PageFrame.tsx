import type { ReactNode } from 'react';
import { useText } from '../locale';
import './pageFrame.css';

interface PageFrameProps {
  exercise: boolean;
  /** What this page does: '新建', '审核'. */
  title: string;
  /** At the right end of the band. */
  aside?: ReactNode;
  children: ReactNode;
}

/** Everything about one alert stands in a frame that says whether it is real or a drill (red line, purple hatch). */
export function PageFrame({ exercise, title, aside, children }: PageFrameProps) {
  const t = useText();
  return (
    <section className={`page-frame ${exercise ? 'drill' : 'real'}`}>
      <header>
        <strong>{t(exercise ? 'frame.drill' : 'frame.real')}</strong>
        <h1>{title}</h1>
        <p>{t(exercise ? 'frame.drill.meaning' : 'frame.real.meaning')}</p>
        {aside && <div className="aside">{aside}</div>}
      </header>
      <div className="inside">{children}</div>
    </section>
  );
}
