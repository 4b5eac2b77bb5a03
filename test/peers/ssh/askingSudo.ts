/** A program that does as sudo does with the options of Slipway, wants this password, and checks that no others come. */
export function askingSudo(password: string): string {
  return `interactive=yes stdin=no
while [ $# -gt 0 ]; do
  case $1 in
    -n) interactive=no; shift ;;
    -S) stdin=yes; shift ;;
    -k) shift ;;
    -p) [ -z "$2" ] || exit 99; shift 2 ;;
    --) shift; break ;;
    *) exit 98 ;;
  esac
done
[ $interactive = no ] && { echo "sudo: a password is required" >&2; exit 1; }
[ $stdin = yes ] || exit 97
while IFS= read -r password; do
  [ "$password" = ${password} ] && exec "$@"
  echo "Sorry, try again." >&2
done
echo "sudo: no password was provided" >&2
exit 1`;
}
