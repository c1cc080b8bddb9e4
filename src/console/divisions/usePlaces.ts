import { useQuery } from '@tanstack/react-query';
import { DivisionTree } from '../../contract';
import { useDesk } from '../api';
import { Places } from './places';

/** The division tree; undefined until it has come. It is asked again only when the console is opened anew. */
export function usePlaces(): Places | undefined {
  const desk = useDesk();
  return useQuery({
    queryKey: ['divisions'],
    queryFn: async () => new Places((await desk.knock('GET', '/divisions', DivisionTree)).province),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: true,
  }).data;
}
