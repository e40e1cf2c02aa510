# For the tests of the command line: a working folder that goes away, and what a command must say. Sourced, not run.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

wrong() { failed=1; echo "$*"; }

expect() {  # expect STATUS TEXT COMMAND...: the command ends so and says so; its words stand in $said
  status=$1 text=$2
  shift 2
  said=$(cd "$work" && "$@" 2>&1 </dev/null)
  result=$?
  [ $result = "$status" ] || wrong "$*: status $result, expected $status"
  case $said in *"$text"*) ;; *) wrong "$*: lacks \"$text\", said:
$said" ;; esac
}
