import { quote, type Offer, type OfferedCommand, type OfferedOption, type RenderCompletion } from './offer.ts';

/** Completion for zsh, sourced or as a file `_mailbeacon` in `fpath`. */
export const renderZsh: RenderCompletion = (commands, programOptions) => `#compdef mailbeacon
# Completion of mailbeacon for zsh.
_mailbeacon() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quote(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    if [[ \${words[2]} == -* ]]; then
      _arguments ${programOptions.map(renderOption).join(' ')}
    else
      _describe command commands
    fi
    return
  fi
  local command=\${words[2]}
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(renderCommand).join('\n')}
  esac
}
if [[ \${funcstack[1]} == _mailbeacon ]]; then _mailbeacon "$@"; else compdef _mailbeacon mailbeacon; fi
`;

/** Text in a specification of \`_arguments\`, where brackets and colons part it. */
const escape = (text: string): string => text.replace(/[\\[\]:]/g, '\\$&');

function toAction(offer: Offer): string {
  if (offer === 'file') return '_files';
  if (offer === 'folder') return '_files -/';
  return offer === 'text' ? ' ' : `(${offer.join(' ')})`;
}

function renderOption({ name, description, value, isRepeated }: OfferedOption): string {
  const action = value === undefined ? '' : `:${escape(name)}:${toAction(value)}`;
  return quote(`${isRepeated ? '*' : ''}--${name}[${escape(description)}]${action}`);
}

const renderCommand = ({ name, options, operands }: OfferedCommand): string => {
  const places = operands.map(([operand, offer], index) => {
    const place = index === operands.length - 1 ? '*' : String(index + 1);
    return quote(`${place}:${escape(operand)}:${toAction(offer)}`);
  });
  const lines = [...options.map(renderOption), ...places].map((argument) => ` \\\n        ${argument}`);
  return `    ${name})\n      _arguments${lines.join('')}\n      ;;`;
};
