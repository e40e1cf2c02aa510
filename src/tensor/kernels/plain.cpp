// The only table of the double twin.
#include "tensor/kernels/plain_table.hpp"
#include "tensor/kernels/tables.hpp"

namespace minirl::kernels {

constinit const Table plain_table = table_of_plain_loops();

}  // namespace minirl::kernels
