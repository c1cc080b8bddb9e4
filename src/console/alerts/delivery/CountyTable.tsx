import { Table, type TableColumnsType } from 'antd';
import { useMemo } from 'react';
import type { CountyDelivery } from '../../../contract/desk';
import { useText } from '../../locale';
import { grouped } from '../words';
import { unconfirmedOf } from './totals';

const COLUMNS = ['registered', 'online', 'received', 'displayed', 'acknowledged', 'rejected'] as const;
const HEIGHT = 360;

/** County by county; those with the most boxes first, until the operator sorts otherwise. */
export function CountyTable({ counties }: { counties: readonly CountyDelivery[] }) {
  const t = useText();
  const rows = useMemo(() => [...counties].sort((a, b) => b.registered - a.registered), [counties]);
  const columns: TableColumnsType<CountyDelivery> = [
    { title: t('delivery.county'), dataIndex: 'name', ellipsis: true },
    ...COLUMNS.map((name) => ({
      title: t(`delivery.${name}`),
      dataIndex: name,
      align: 'right' as const,
      width: 96,
      render: grouped,
      sorter: (a: CountyDelivery, b: CountyDelivery) => a[name] - b[name],
    })),
    {
      title: t('delivery.unconfirmed'),
      key: 'unconfirmed',
      align: 'right',
      width: 110,
      render: (_value, county) => grouped(unconfirmedOf(county)),
      sorter: (a, b) => unconfirmedOf(a) - unconfirmedOf(b),
    },
  ];
  return (
    <Table<CountyDelivery>
      size="small"
      rowKey="division"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ y: HEIGHT }}
      showSorterTooltip={false}
      locale={{ emptyText: t('delivery.none') }}
    />
  );
}
