// Programs that end well, end badly, or would not end at all.
#include <doctest/doctest.h>

#include <csignal>

#include "app/learn/limited_child.hpp"
#include "minirl/core/text.hpp"

using namespace minirl::app::learning;

namespace {

ChildEnd sh(const std::string& script, const Limits& limits = {}) {
  return run_limited({"/bin/sh", "-c", script}, limits);
}

}  // namespace

TEST_CASE("child: output, errors and status come back") {
  const ChildEnd end = sh("echo out; echo err >&2; exit 3");
  CHECK(end.output == "out\nerr\n");
  CHECK(end.status == 3);
  CHECK_FALSE(end.went_well());
  CHECK(sh("exit 0").went_well());
  CHECK(run_limited({"/no/such/program"}, {}).status == 127);
  CHECK(run_limited({"/bin/echo", "a b", "$c"}, {}).output == "a b $c\n");
}

TEST_CASE("child: a signal is told, the input is empty") {
  CHECK(sh("kill -SEGV $$").signal == SIGSEGV);
  CHECK(sh("cat").output == "");
}

TEST_CASE("child: an endless loop is stopped, with all that it has started") {
  const ChildEnd end = sh("sleep 300 & echo $!; while :; do :; done", {.seconds = 0.3});
  CHECK(end.timed_out);
  CHECK(end.seconds < 5);
  const pid_t sleeper =
      static_cast<pid_t>(minirl::parse_int(end.output.substr(0, end.output.find('\n')), "pid"));
  for (int i = 0; i < 100 && ::kill(sleeper, 0) == 0; ++i) sh("sleep 0.02");
  CHECK(sh(minirl::join("grep -q '^State:.*[SR] ' /proc/", sleeper, "/status")).status != 0);
}

TEST_CASE("child: it may print without end, a megabyte is kept") {
  const ChildEnd end =
      sh("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done", {.seconds = 0.5});
  CHECK(end.timed_out);
  CHECK(end.output.size() <= (1U << 20));
  CHECK(sh("head -c 3000000 /dev/zero").output.size() == (1U << 20));
}

TEST_CASE("child: what it leaves behind does not hold us up") {
  const ChildEnd end = sh("sleep 300 & echo done");
  CHECK(end.output == "done\n");
  CHECK(end.seconds < 5);
}
