import type { KeyName } from '../../../contract';
import { useText } from '../locale';
import { RemoteInHand } from './RemoteInHand';
import { RemoteKey } from './RemoteKey';
import { RemoteSymbol, type SymbolName } from './symbols';
import './remote.css';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

function SignKey({ keys, sign, className = '' }: { keys: KeyName[]; sign: SymbolName; className?: string }) {
  return (
    <RemoteKey keys={keys} className={className}>
      <RemoteSymbol name={sign} />
    </RemoteKey>
  );
}

/** A corner key of the ring: sign above its word, as printed on cable remotes. */
function CornerKey({ name, sign, className }: { name: KeyName; sign: SymbolName; className: string }) {
  const t = useText();
  return (
    <RemoteKey keys={[name]} className={`corner ${className}`}>
      <RemoteSymbol name={sign} />
      <span>{t(`key.${name}`)}</span>
    </RemoteKey>
  );
}

function Rocker({ label, up, down }: { label: string; up: KeyName; down: KeyName }) {
  return (
    <div className="rocker">
      <SignKey keys={[up]} sign="plus" />
      <span className="rocker-label">{label}</span>
      <SignKey keys={[down]} sign="minus" />
    </div>
  );
}

/** A cable box's remote. It points at the active television and sends the codes of that box's model. */
export function Remote({ inHand, pointsAt }: { inHand: RemoteInHand; pointsAt: string }) {
  const t = useText();
  return (
    <RemoteInHand.Provider value={inHand}>
      <aside className="remote-slot" aria-label={t('remote.title')}>
        <div className="remote">
          <div className="row top">
            <SignKey keys={['Power']} sign="power" className="round power" />
            <span className="eye" />
            <SignKey keys={['Mute']} sign="mute" className="round" />
          </div>
          <div className="row">
            <RemoteKey keys={['LiveTV']} className="pill live" />
            <RemoteKey keys={['Catchup']} className="pill" />
            <RemoteKey keys={['Vod']} className="pill" />
          </div>
          <div className="pad">
            <CornerKey name="Home" sign="home" className="at-home" />
            <CornerKey name="Menu" sign="menu" className="at-menu" />
            <div className="ring">
              <SignKey keys={['Up']} sign="up" className="arrow up" />
              <SignKey keys={['Left']} sign="left" className="arrow left" />
              <SignKey keys={['Right']} sign="right" className="arrow right" />
              <SignKey keys={['Down']} sign="down" className="arrow down" />
              <RemoteKey keys={['Enter']} className="ok">
                OK
              </RemoteKey>
            </div>
            <CornerKey name="Back" sign="back" className="at-back" />
            <CornerKey name="Exit" sign="exit" className="at-exit" />
          </div>
          <div className="row rockers">
            <Rocker label={t('remote.volume')} up="VolumeUp" down="VolumeDown" />
            <div className="pages">
              <RemoteKey keys={['PageUp']} className="pill" />
              <RemoteKey keys={['PageDown']} className="pill" />
            </div>
            <Rocker label={t('remote.channel')} up="ChannelUp" down="ChannelDown" />
          </div>
          <div className="row transport">
            <SignKey keys={['Rewind']} sign="rewind" className="pill" />
            <SignKey keys={['Play', 'PlayPause']} sign="play" className="pill" />
            <SignKey keys={['Pause', 'PlayPause']} sign="pause" className="pill" />
            <SignKey keys={['Stop']} sign="stop" className="pill" />
            <SignKey keys={['FastForward']} sign="fastForward" className="pill" />
          </div>
          <div className="row colours">
            {(['Red', 'Green', 'Yellow', 'Blue'] as const).map((colour) => (
              <RemoteKey key={colour} keys={[colour]} className={`colour ${colour.toLowerCase()}`}>
                {null}
              </RemoteKey>
            ))}
          </div>
          <div className="digits">
            {DIGITS.map((digit) => (
              <RemoteKey key={digit} keys={[`Digit${digit}`]} className="digit">
                {digit}
              </RemoteKey>
            ))}
            <RemoteKey keys={['Info']} className="digit word" />
            <RemoteKey keys={['Digit0']} className="digit">
              0
            </RemoteKey>
            <RemoteKey keys={['Guide']} className="digit word" />
          </div>
          <p className="points-at" title={inHand.map.model}>
            {pointsAt}
          </p>
        </div>
      </aside>
    </RemoteInHand.Provider>
  );
}
