import { Button, Result } from 'antd';
import { Component, type ReactNode } from 'react';
import { useText } from '../locale';

interface ErrorBoundaryProps {
  /** Another place gets another chance. */
  place: string;
  children: ReactNode;
}

/** A page that fails says so; the rest of the console goes on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidUpdate({ place }: ErrorBoundaryProps) {
    if (place !== this.props.place && this.state.error) this.setState({ error: undefined });
  }

  override render() {
    const { error } = this.state;
    return error ? <Broken error={error} /> : this.props.children;
  }
}

function Broken({ error }: { error: Error }) {
  const t = useText();
  return (
    <Result
      status="error"
      title={t('shell.broken')}
      subTitle={t('shell.broken.what', error.message)}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t('shell.reload')}
        </Button>
      }
    />
  );
}
