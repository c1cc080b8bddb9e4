import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Account, type AccountChange, AccountList, Invited, ListedAccount } from '../../contract/desk';
import { useDesk } from '../api';

const ACCOUNTS = ['accounts'];

/** The accounts of the administrator's divisions. */
export function useAccounts() {
  const desk = useDesk();
  return useQuery({
    queryKey: ACCOUNTS,
    queryFn: async () => (await desk.ask('GET', '/operator/accounts', AccountList)).accounts,
    refetchInterval: 15_000,
  });
}

/** Creates an account; the answer holds the only copy of the invitation. */
export function useInvite() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (account: Account) => desk.ask('POST', '/operator/accounts', Invited, account),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ACCOUNTS }),
  });
}

/** Invites a person anew, in place of password, second factor and sessions. */
export function useReinvite() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => desk.ask('POST', `/operator/accounts/${name}/invite`, Invited),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ACCOUNTS }),
  });
}

export function useChange() {
  const desk = useDesk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name, change }: { name: string; change: AccountChange }) =>
      desk.ask('PATCH', `/operator/accounts/${name}`, ListedAccount, change),
    onSettled: () => queries.invalidateQueries({ queryKey: ACCOUNTS }),
  });
}
