// The tables of kernels that a build may contain, one for each object that cmake/kernels.cmake makes.
#pragma once
#include "tensor/kernels/kernels.hpp"

namespace minirl::kernels {

extern const Table avx512_table, avx2_table, baseline_table;
extern const Table plain_table;  // the double twin's only one

}  // namespace minirl::kernels
