import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { AlertId, DivisionCode } from '../../contract';
import { Lineup } from '../../contract';
import {
  AlertTemplateList,
  AuthorityList,
  Delivery,
  DeskAlertHistory,
  DeskAlertList,
  Reach,
} from '../../contract/desk';
import { useDesk } from '../api';
import { type AlertLife, hidesOlder, lifeOf } from './life';

/** How often what others do is looked at, ms. */
const LOOK_MS = 2000;
const HOUR_MS = 3_600_000;

export const ALERTS = 'alerts';

/** All alerts of the operator's divisions, each with what is on the air; newest first. */
export function useAlertLives() {
  const desk = useDesk();
  const list = useQuery({
    queryKey: [ALERTS, 'list'],
    queryFn: async () => (await desk.ask('GET', '/operator/alerts', DeskAlertList)).alerts,
    refetchInterval: LOOK_MS,
  });
  const covered = (list.data ?? []).filter(hidesOlder);
  const histories = useQueries({
    queries: covered.map(({ id, version, revision }) => ({
      queryKey: [ALERTS, 'covered', id, revision, version],
      queryFn: async () => (await desk.ask('GET', `/operator/alerts/${id}`, DeskAlertHistory)).revisions,
      refetchInterval: LOOK_MS,
    })),
  });
  const lives: AlertLife[] | undefined = list.data?.map((newest) => {
    const at = covered.indexOf(newest);
    return lifeOf((at >= 0 ? histories[at]?.data : undefined) ?? [newest]);
  });
  return { lives, error: list.error ?? histories.find(({ error }) => error)?.error ?? null };
}

/** All revisions of one alert, the newest first. */
export function useHistory(id: AlertId) {
  const desk = useDesk();
  return useQuery({
    queryKey: [ALERTS, 'one', id],
    queryFn: async () => (await desk.ask('GET', `/operator/alerts/${id}`, DeskAlertHistory)).revisions,
    refetchInterval: LOOK_MS,
  });
}

/** How far a published revision came; asked again and again with `everyMs`. */
export function useDelivery(id: AlertId, revision: number, everyMs: number | false) {
  const desk = useDesk();
  return useQuery({
    queryKey: ['delivery', id, revision],
    queryFn: () => desk.ask('GET', `/operator/alerts/${id}/delivery?revision=${revision}`, Delivery),
    refetchInterval: everyMs,
  });
}

/** Whom an alert for these areas would reach now. */
export function useReach(areas: readonly DivisionCode[]) {
  const desk = useDesk();
  return useQuery({
    queryKey: ['reach', areas],
    queryFn: () => desk.ask('POST', '/operator/reach', Reach, { areas }),
    enabled: areas.length > 0,
    placeholderData: areas.length > 0 ? keepPreviousData : undefined,
    refetchInterval: 10_000,
  });
}

/** In whose name the operator may alert. */
export function useAuthorities() {
  const desk = useDesk();
  return useQuery({
    queryKey: ['authorities'],
    queryFn: async () => (await desk.ask('GET', '/operator/authorities', AuthorityList)).authorities,
    staleTime: 60_000,
  });
}

export function useTemplates() {
  const desk = useDesk();
  return useQuery({
    queryKey: ['templates'],
    queryFn: async () => (await desk.ask('GET', '/operator/templates', AlertTemplateList)).templates,
    staleTime: HOUR_MS,
  });
}

/** The channels that boxes of a division have, for the one they are to go to. */
export function useChannels(division: DivisionCode, enabled: boolean) {
  const desk = useDesk();
  return useQuery({
    queryKey: ['channels', division],
    queryFn: async () => (await desk.knock('GET', `/lineup?division=${division}`, Lineup)).channels,
    staleTime: HOUR_MS,
    enabled,
  });
}
