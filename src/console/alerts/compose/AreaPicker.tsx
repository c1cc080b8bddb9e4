import { Button, Checkbox, Input, Tag, Tree } from 'antd';
import type { DataNode } from 'antd/es/tree';
import { useMemo, useState } from 'react';
import { covers, type Division, type DivisionCode, significantDigits } from '../../../contract';
import { areaCounts, type Places, reduceAreas, toggleArea } from '../../divisions';
import { useText } from '../../locale';

interface AreaPickerProps {
  places: Places;
  areas: readonly DivisionCode[];
  /** Where the operator and the authority may alert. */
  allowed: readonly DivisionCode[];
  onChange: (areas: DivisionCode[]) => void;
}

const TREE_HEIGHT = 264;
const LISTED = 40;
const TAGS = 24;

/** Chooses the areas of an alert: down the tree, or by a search over all of it. */
export function AreaPicker({ places, areas, allowed, onChange }: AreaPickerProps) {
  const t = useText();
  const [text, setText] = useState('');
  return (
    <div className="area-picker">
      <div className="area-tree">
        <Input.Search
          allowClear
          value={text}
          placeholder={t('areas.search')}
          aria-label={t('areas.search')}
          onChange={(event) => setText(event.target.value)}
        />
        {text.trim() ? (
          <Found places={places} areas={areas} allowed={allowed} onChange={onChange} text={text} />
        ) : (
          <DivisionTree places={places} areas={areas} allowed={allowed} onChange={onChange} />
        )}
      </div>
      <Chosen places={places} areas={areas} onChange={onChange} />
    </div>
  );
}

function DivisionTree({ places, areas, allowed, onChange }: AreaPickerProps) {
  const t = useText();
  const { province } = places;
  const tree = useMemo(() => nodesOf(province, allowed), [province, allowed]);
  // Opened as far as where a choice can be made at all.
  const [open, setOpen] = useState<DivisionCode[]>(
    () => places.find(allowed[0] ?? province.code)?.path.map((division) => division.code) ?? [province.code],
  );
  return (
    <Tree
      checkable
      blockNode
      height={TREE_HEIGHT}
      selectable={false}
      aria-label={t('field.areas')}
      treeData={tree}
      expandedKeys={open}
      onExpand={(keys) => setOpen(keys as DivisionCode[])}
      checkedKeys={[...areas]}
      onCheck={(checked) => onChange(reduceAreas(checked as DivisionCode[], places))}
    />
  );
}

/** The tree as far as something in it may be chosen. */
function nodesOf(division: Division, allowed: readonly DivisionCode[]): DataNode[] {
  const inside = allowed.some((area) => covers(area, division.code));
  const leadsThere = inside || allowed.some((area) => covers(division.code, area));
  if (!leadsThere) return [];
  return [
    {
      key: division.code,
      title: division.name,
      disableCheckbox: !inside,
      children: (division.children ?? []).flatMap((child) => nodesOf(child, allowed)),
    },
  ];
}

function Found({ places, areas, allowed, onChange, text }: AreaPickerProps & { text: string }) {
  const t = useText();
  const found = allowed.flatMap((scope) => places.search(text, scope));
  return (
    <div className="area-found" style={{ height: TREE_HEIGHT }}>
      {found.slice(0, LISTED).map(({ division, path }) => (
        <Checkbox
          key={division.code}
          checked={areas.some((area) => covers(area, division.code))}
          onChange={() => onChange(toggleArea(areas, division.code, places))}
        >
          {division.name}
          <small>
            {path
              .slice(1, -1)
              .map((above) => above.name)
              .join(' › ')}{' '}
            {significantDigits(division.code)}
          </small>
        </Checkbox>
      ))}
      {found.length === 0 && <p>{t('areas.none', text.trim())}</p>}
      {found.length > LISTED && <p>{t('areas.further', found.length - LISTED)}</p>}
    </div>
  );
}

function Chosen({ places, areas, onChange }: Pick<AreaPickerProps, 'places' | 'areas' | 'onChange'>) {
  const t = useText();
  return (
    <section className="area-chosen" aria-label={t('areas.chosen')}>
      <header>
        <strong>{areas.length > 0 ? areaCounts(areas, t) : t('areas.empty')}</strong>
        {areas.length > 0 && (
          <Button type="link" size="small" onClick={() => onChange([])}>
            {t('areas.clear')}
          </Button>
        )}
      </header>
      <div className="tags">
        {areas.slice(0, TAGS).map((area) => (
          <Tag
            key={area}
            closable={{ 'aria-label': t('areas.remove', places.fullName(area)) }}
            onClose={(event) => {
              // The list decides what stands here, not the tag.
              event.preventDefault();
              onChange(areas.filter((one) => one !== area));
            }}
          >
            {places.fullName(area)}
          </Tag>
        ))}
        {areas.length > TAGS && <Tag>{t('areas.moreTags', areas.length - TAGS)}</Tag>}
      </div>
    </section>
  );
}
