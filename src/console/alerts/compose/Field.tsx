import { Form } from 'antd';
import type { ReactNode } from 'react';
import { useComposing } from './composeContext';

interface FieldProps {
  /** As the contract names it; see Problem. */
  field: string;
  label: string;
  /** The control's id, so that the label names it. */
  id?: string;
  hint?: ReactNode;
  children: ReactNode;
}

/** A control with its name above and, when something is wrong with it, why below. */
export function Field({ field, label, id, hint, children }: FieldProps) {
  const { problemAt } = useComposing();
  const problem = problemAt(field);
  return (
    <Form.Item
      layout="vertical"
      label={label}
      {...(id !== undefined && { htmlFor: id })}
      validateStatus={problem ? 'error' : ''}
      help={problem && <span role="alert">{problem}</span>}
      extra={hint}
    >
      {children}
    </Form.Item>
  );
}
