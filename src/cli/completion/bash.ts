import { quote, type Offer, type OfferedCommand, type OfferedOption, type RenderCompletion } from './offer.ts';

/** Completion for bash, from 3.2 on. */
export const renderBash: RenderCompletion = (commands, programOptions) => `# Completion of mailbeacon for bash.
_mailbeacon() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command='' position=0 index skip='' offer='' line
  # bash parts --option=value into three words.
  [[ $word == '=' ]] && word='' || { [[ $before == '=' ]] && before=\${COMP_WORDS[COMP_CWORD-2]}; }
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    line=\${COMP_WORDS[index]}
    if [[ $line == '=' ]]; then skip=1
    elif [[ -n $skip ]]; then skip=''
    elif [[ $line == -* ]]; then
      case "$command $line" in
        ${joinPatterns(commands)}) skip=1 ;;
      esac
    elif [[ -z $command ]]; then command=$line
    else position=$((position + 1))
    fi
  done
  case "$command $before" in
${commands.flatMap((command) => command.options.flatMap((option) => renderValue(command, option))).join('\n')}
  esac
  if [[ -z $offer && $word == -* ]]; then
    case $command in
      '') offer=${quote(toOptionWords(programOptions))} ;;
${commands.map(({ name, options }) => `      ${quote(name)}) offer=${quote(toOptionWords(options))} ;;`).join('\n')}
    esac
  fi
  if [[ -z $offer ]]; then
    case "$command $position" in
      ' 0') offer=${quote(commands.map(({ name }) => name).join(' '))} ;;
${commands.flatMap(renderOperands).join('\n')}
    esac
  fi
  case $offer in
    '' | text) ;;
    file | folder)
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(
        if [[ $offer == file ]]; then compgen -f -- "$word"; else compgen -d -- "$word"; fi
      )
      ;;
    *) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -W "$offer" -- "$word") ;;
  esac
}
complete -F _mailbeacon mailbeacon
`;

const toOptionWords = (options: readonly OfferedOption[]): string => options.map(({ name }) => `--${name}`).join(' ');

const toWord = (offer: Offer): string => quote(typeof offer === 'string' ? offer : offer.join(' '));

/** Options of all commands that take a value, as patterns of `case`. */
function joinPatterns(commands: readonly OfferedCommand[]): string {
  const patterns = commands.flatMap(({ name, options }) =>
    options.filter(({ value }) => value !== undefined).map((option) => quote(`${name} --${option.name}`)),
  );
  return patterns.length === 0 ? "''" : patterns.join(' | ');
}

const renderValue = ({ name }: OfferedCommand, option: OfferedOption): readonly string[] =>
  option.value === undefined ? [] : [`    ${quote(`${name} --${option.name}`)}) offer=${toWord(option.value)} ;;`];

const renderOperands = ({ name, operands }: OfferedCommand): readonly string[] =>
  operands.map(([, offer], index) => {
    // The last one counts for all that follow.
    const pattern = index === operands.length - 1 ? `${quote(`${name} `)}*` : quote(`${name} ${index}`);
    return `      ${pattern}) offer=${toWord(offer)} ;;`;
  });
