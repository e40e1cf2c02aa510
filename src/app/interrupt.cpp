#include "app/interrupt.hpp"

#include <csignal>
#include <initializer_list>

namespace minirl::app {
namespace {

// A signal handler can reach nothing but a global.
volatile std::sig_atomic_t mark = 0;

void set_mark(int) { mark = 1; }

}  // namespace

void note_interrupts() {
  struct sigaction action {};
  action.sa_handler = set_mark;  // without SA_RESTART: a call that waits returns
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::sigaction(signal, &action, nullptr);
}

bool interrupted() { return mark != 0; }

}  // namespace minirl::app
