import type { Offer, OfferedCommand, OfferedOption, RenderCompletion } from './offer.ts';

/** Completion for fish, from 3.0 on. */
export const renderFish: RenderCompletion = (commands, programOptions) => `# Completion of mailbeacon for fish.
# The command, and how many words behind it are no options: "dns 0".
function __mailbeacon_place
    set -l command
    set -l position 0
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip -eq 1
            set skip 0
        else if string match -q -- '-*' $word
            contains -- "$command $word" ${toValueOptions(commands)}; and set skip 1
        else if test -z "$command"
            set command $word
        else
            set position (math $position + 1)
        end
    end
    echo "$command $position"
end
function __mailbeacon_in
    string match -q -- "$argv[1] *" (__mailbeacon_place)
end
function __mailbeacon_at
    test (__mailbeacon_place) = "$argv[1]"
end
complete -c mailbeacon -e
complete -c mailbeacon -f
${programOptions.map((option) => `complete -c mailbeacon -n '__mailbeacon_at " 0"'${renderOption(option)}`).join('\n')}
${commands.flatMap(renderCommand).join('\n')}
`;

/** fish knows two signs that mean something between single quotes. */
const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

const toValueOptions = (commands: readonly OfferedCommand[]): string =>
  commands
    .flatMap(({ name, options }) =>
      options.filter(({ value }) => value !== undefined).map((option) => quote(`${name} --${option.name}`)),
    )
    .join(' ');

function toArguments(offer: Offer): string {
  if (offer === 'file') return ' -F';
  if (offer === 'folder') return " -a '(__fish_complete_directories)'";
  return offer === 'text' ? '' : ` -a ${quote(offer.join(' '))}`;
}

function renderOption({ name, description, value }: OfferedOption): string {
  const takes = value === undefined ? '' : `${value === 'file' ? ' -r' : ' -x'}${toArguments(value)}`;
  return ` -l ${name}${takes} -d ${quote(description)}`;
}

function renderCommand({ name, summary, options, operands }: OfferedCommand): readonly string[] {
  const last = operands.length - 1;
  return [
    `complete -c mailbeacon -n '__mailbeacon_at " 0"' -a ${name} -d ${quote(summary)}`,
    ...options.map((option) => `complete -c mailbeacon -n '__mailbeacon_in ${name}'${renderOption(option)}`),
    ...operands.flatMap(([, offer], index) => {
      const before = Array.from({ length: last }, (_, place) => `not __mailbeacon_at "${name} ${place}"`);
      const condition =
        index === last ? [`__mailbeacon_in ${name}`, ...before].join('; and ') : `__mailbeacon_at "${name} ${index}"`;
      return offer === 'text' ? [] : [`complete -c mailbeacon -n '${condition}'${toArguments(offer)}`];
    }),
  ];
}
