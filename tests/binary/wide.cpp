// What the search for wide instructions must allow and what it must find; built for AVX2, looked at, never
// run.
#include <cstddef>

namespace minirl::kernels {
namespace {

[[gnu::used, gnu::noinline]] void add(float* y, const float* x, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) y[i] += x[i];
}

}  // namespace

extern void (*const MINIRL_TABLE)(float*, const float*, std::size_t);
void (*const MINIRL_TABLE)(float*, const float*, std::size_t) = add;

#ifdef MINIRL_LEAK
// An inline function shared with other objects: the linker keeps one of its versions for all of them.
[[gnu::used, gnu::noinline]] inline float twice(float x) { return x + x; }
#endif

}  // namespace minirl::kernels
