# The kernels: one source, compiled once for each instruction set; src/tensor/kernels/dispatch.cpp chooses at run time.
set(kernels ${CMAKE_CURRENT_SOURCE_DIR}/src/tensor/kernels)
target_sources(minirl PRIVATE ${kernels}/dispatch.cpp)

# An object with the one symbol minirl::kernels::NAME_table, built with the given flags.
function(minirl_add_kernels name)
  add_library(minirl_kernels_${name} OBJECT ${kernels}/kernels.cpp)
  target_compile_features(minirl_kernels_${name} PRIVATE cxx_std_20)
  target_include_directories(minirl_kernels_${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/include ${CMAKE_CURRENT_SOURCE_DIR}/src)
  target_compile_definitions(minirl_kernels_${name} PRIVATE MINIRL_TABLE=${name}_table MINIRL_TABLE_NAME="${name}")
  # -fno-math-errno: sqrt as an instruction. The other two keep the innards of a product lean: g++ would build its
  # small structs in vector registers (a batch of 1 takes twice as long) and double its loops for contiguous rows.
  target_compile_options(minirl_kernels_${name} PRIVATE -fno-math-errno -fno-tree-slp-vectorize
    $<$<CXX_COMPILER_ID:GNU>:-fno-version-loops-for-strides>)
  # Optimised in every build but Debug, whatever the user's flags; with sanitizers -O3 would compile for minutes.
  set(level $<IF:$<BOOL:${MINIRL_SANITIZE}>,-O1,-O3>)
  target_compile_options(minirl_kernels_${name} PRIVATE $<$<NOT:$<CONFIG:Debug>>:${level}> ${ARGN})
  target_link_libraries(minirl_kernels_${name} PRIVATE minirl_flags)
  set_target_properties(minirl_kernels_${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_sources(minirl PRIVATE $<TARGET_OBJECTS:minirl_kernels_${name}>)
endfunction()

if(MINIRL_SCALAR STREQUAL "double")
  target_sources(minirl PRIVATE ${kernels}/plain.cpp)
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
  minirl_add_kernels(avx512 -mavx512f -mavx512vl -mavx512dq -mavx512bw -mavx2 -mfma -mprefer-vector-width=512)
  minirl_add_kernels(avx2 -mavx2 -mfma)
  minirl_add_kernels(baseline -DMINIRL_WITHOUT_FMA)
else()
  minirl_add_kernels(baseline)
endif()
