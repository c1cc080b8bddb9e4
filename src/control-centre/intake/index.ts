export { IssueList } from './issueList';
export { type Line, linesOf } from './lines';
export { RefusedError } from './refusal';
export { fileOrUrlSource, fileSource, type Source, streamSource, urlSource } from './source';
export { type TextLimits, textOf } from './text';
