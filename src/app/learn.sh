# The verb learn: builds what exercises need and hands over. The launcher sources this file.

build_for_learn() {
  build default 'the program' minirl_program minirl_precompiled minirl_doctest_main
  # Only some exercises check gradients in double: what they need is built when the first of them is reached.
  if [ -f "$home/build/f64/libminirl.a" ] || [ "${1:-}" = in_double ]; then
    build default 'the exercises in double' minirl_precompiled_double
    build f64 'the library in double' minirl
  fi
}

run_learn() {
  lock; build_for_learn; unlock
  result=0
  "$program" learn "$@" || result=$?
  if [ $result = 3 ]; then
    lock; build_for_learn in_double; unlock
    exec "$program" learn "$@"
  fi
  exit $result
}
