import { Alert, Button, Form, Input, Table, type TableColumnsType, Typography } from 'antd';
import { useState } from 'react';
import type { AuditRow } from '../../contract/desk';
import { fullMoment } from '../clock';
import { isTextKey, problemText, type Text, useText } from '../locale';
import { type AuditFilter, UNFILTERED, useAudit } from './useAudit';
import './audit.css';

/** Who did what, and when: for those who look over everybody's shoulder. */
export function AuditPage() {
  const t = useText();
  const [filter, setFilter] = useState(UNFILTERED);
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage } = useAudit(filter);
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="audit">
      <header>
        <h1>{t('audit.title')}</h1>
        <Filter onFind={setFilter} />
      </header>
      <Chain newest={filter === UNFILTERED ? rows[0] : undefined} />
      {error && <Alert type="error" showIcon title={problemText(error, t)} role="alert" />}
      <Table<AuditRow>
        size="small"
        rowKey="serial"
        columns={columnsIn(t)}
        dataSource={rows}
        loading={isPending}
        pagination={false}
        expandable={{ expandedRowRender: (row) => <Detail row={row} /> }}
        locale={{ emptyText: t('audit.none') }}
      />
      {rows.length > 0 && (
        <footer>
          {hasNextPage ? (
            <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('audit.more')}
            </Button>
          ) : (
            t('audit.end')
          )}
        </footer>
      )}
    </div>
  );
}

function Filter({ onFind }: { onFind: (filter: AuditFilter) => void }) {
  const t = useText();
  const [form] = Form.useForm<AuditFilter>();
  return (
    <Form<AuditFilter>
      form={form}
      layout="inline"
      initialValues={UNFILTERED}
      onFinish={(filter) => onFind({ ...filter })}
    >
      {(['actor', 'action', 'subject'] as const).map((name) => (
        <Form.Item key={name} name={name}>
          <Input
            allowClear
            maxLength={100}
            placeholder={t(`audit.${name}`)}
            aria-label={t(`audit.${name}`)}
          />
        </Form.Item>
      ))}
      <Button type="primary" htmlType="submit">
        {t('audit.find')}
      </Button>
      <Button
        type="text"
        onClick={() => {
          form.resetFields();
          onFind(UNFILTERED);
        }}
      >
        {t('audit.clear')}
      </Button>
    </Form>
  );
}

/** What holds the log together, and the value that an auditor notes down. */
function Chain({ newest }: { newest: AuditRow | undefined }) {
  const t = useText();
  if (!newest) return null;
  return (
    <p className="chain">
      {t('audit.chain')}{' '}
      <Typography.Text code copyable={{ text: `${newest.serial} ${newest.hash}` }}>
        {newest.serial} {newest.hash}
      </Typography.Text>
    </p>
  );
}

function columnsIn(t: Text): TableColumnsType<AuditRow> {
  return [
    { title: t('audit.serial'), dataIndex: 'serial', width: 80, align: 'right' },
    { title: t('audit.at'), key: 'at', width: 180, render: (_value, { at }) => fullMoment(at / 1000) },
    {
      title: t('audit.who'),
      key: 'actor',
      width: 170,
      ellipsis: true,
      render: (_value, { actor }) => (actor === 'system' ? t('audit.system') : actor),
    },
    {
      title: t('audit.what'),
      key: 'action',
      width: 220,
      render: (_value, { action }) => (
        <>
          {actionWords(action, t)} <small>{action}</small>
        </>
      ),
    },
    { title: t('audit.whom'), dataIndex: 'subject', width: 360, ellipsis: true },
    { title: t('audit.detail'), dataIndex: 'detail', ellipsis: true },
  ];
}

function actionWords(action: string, t: Text): string {
  const key = `audit.action.${action}`;
  return isTextKey(key) ? t(key) : '';
}

function Detail({ row: { detail, hash } }: { row: AuditRow }) {
  const t = useText();
  return (
    <div className="detail">
      <pre>{readable(detail)}</pre>
      <small>
        {t('audit.hash')} {hash}
      </small>
    </div>
  );
}

/** JSON with line breaks; as it is where it is none. */
function readable(detail: string): string {
  try {
    return JSON.stringify(JSON.parse(detail), null, 2);
  } catch {
    return detail;
  }
}
