import { type ReactNode, type Ref, useLayoutEffect, useRef, useState } from 'react';
import { STAGES, type StageName } from '../bench/bench';

interface ScreenProps {
  stage: StageName;
  ref: Ref<HTMLDivElement>;
  children: ReactNode;
}

/** A surface with a stage's real size in pixels, scaled to the space that the page leaves for it. */
export function Screen({ stage, ref, children }: ScreenProps) {
  const { width, height } = STAGES[stage];
  const glass = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState({ scale: 0, left: 0, top: 0 });
  useLayoutEffect(() => {
    const element = glass.current;
    if (!element) return;
    const measure = () => {
      const scale = Math.min(element.clientWidth / width, element.clientHeight / height);
      setFit({
        scale,
        left: (element.clientWidth - width * scale) / 2,
        top: (element.clientHeight - height * scale) / 2,
      });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [width, height]);

  return (
    <div className="screen" ref={ref}>
      <div className="glass" ref={glass}>
        <div
          className="stage"
          style={{ width, height, transform: `translate(${fit.left}px, ${fit.top}px) scale(${fit.scale})` }}
        >
          {children}
        </div>
      </div>
    </div>
  );
}
