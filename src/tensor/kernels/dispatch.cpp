// Which table of kernels this process uses: the fastest its CPU can run, or the one MINIRL_KERNELS names.
#include <cstdlib>
#include <string>
#include <vector>

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "tensor/kernels/kernels.hpp"
#include "tensor/kernels/tables.hpp"

namespace minirl::kernels {
namespace {

#if !defined(MINIRL_DOUBLE) && defined(__x86_64__)
bool runs_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

bool runs_avx512() {
  return runs_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
}
#endif

const Table& choose() {
  const char* forced = std::getenv("MINIRL_KERNELS");
  return forced && *forced ? table_named(forced) : *runnable_tables().entries[0];
}

}  // namespace

Tables runnable_tables() {
  Tables tables{};
#ifdef MINIRL_DOUBLE
  tables.entries[tables.count++] = &plain_table;
#else
#ifdef __x86_64__
  __builtin_cpu_init();  // a static object may ask before the compiler's own initialisation ran
  if (runs_avx512()) tables.entries[tables.count++] = &avx512_table;
  if (runs_avx2()) tables.entries[tables.count++] = &avx2_table;
#endif
  tables.entries[tables.count++] = &baseline_table;
#endif
  return tables;
}

const Table& table_named(const char* name) {
  const Tables tables = runnable_tables();
  std::vector<std::string> names;
  for (int i = 0; i < tables.count; ++i) {
    if (std::string(name) == tables.entries[i]->name) return *tables.entries[i];
    names.emplace_back(tables.entries[i]->name);
  }
  throw ConfigError(join("MINIRL_KERNELS: '", name, "' is unknown or cannot run on this CPU; choose ",
                         listed(names), ", or unset it"));
}

const Table& table() {
  static const Table& chosen = choose();
  return chosen;
}

}  // namespace minirl::kernels
