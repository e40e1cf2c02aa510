#!/bin/sh
# Looks for VEX and EVEX instructions (AVX, AVX-512, FMA, BMI) in programs, archives and objects. They may stand only in
# the internal functions of minirl::kernels, and only in an object that defines avx2_table or avx512_table: anywhere
# else a CPU without them would stop, or the linker could keep the wide one of two versions of an inline function.
# usage: tests/binary/vex_scan.sh FILE...    exit status 0: clean, 1: found some, 2: could not look
set -u
command -v objdump >/dev/null 2>&1 || { echo 'vex_scan: objdump is missing (Debian: binutils)'; exit 2; }
[ $# -gt 0 ] || { echo 'usage: vex_scan.sh FILE...'; exit 2; }

scan() {
  { objdump -t "$1" && echo '=== instructions' && objdump -d --no-show-raw-insn "$1"; } | awk -v file="$1" '
    function is_vex(word) {
      if (word ~ /^v/) return word !~ /^(ver[rw]|vm(call|launch|resume|xoff|xon|read|write|ptrld|ptrst|clear|func|load|save|mcall|run|gexit))/
      if (word ~ /^k(mov|and|or|xor|xnor|not|add|unpck|shift|test)/) return 1
      return word ~ /^(andn|bextr|blsi|blsr|blsmsk|bzhi|mulx|pdep|pext|rorx|sarx|shlx|shrx)[lq]?$/
    }
    /^=== instructions/ { disassembly = 1; member = 0; next }
    /file format / { ++member; name[member] = $1; sub(/:$/, "", name[member]); next }
    !disassembly { if (/6minirl7kernels[0-9]+avx(2|512)_table/ && !/\*UND\*/) wide[member] = 1; next }
    /^[0-9a-f]+ <.*>:$/ { label = $2; gsub(/^<|>:$/, "", label); ++functions; next }
    /^ *[0-9a-f]+:\t/ {
      text = $0
      sub(/^[^\t]*\t/, "", text)
      while (text ~ /^(\{[a-z0-9]+\}|lock|rep[a-z]*|bnd|notrack|data16|cs|ds|es|ss) /) sub(/^[^ ]+ +/, "", text)
      split(text, word, /[ \t]/)
      if (!is_vex(word[1])) next
      if (wide[member] && label ~ /^_ZZ?NK?6minirl7kernels(12_GLOBAL__N_1|L)/) { ++expected; next }
      if (!seen[member, label]++) printf "vex_scan: %s, %s, function %s: %s\n", file, name[member], label, text
      ++wrong
    }
    END {
      for (m in wide) looked_for = 1
      if (functions == 0) { print "vex_scan: " file ": no functions to be seen (stripped?)"; exit 2 }
      if (looked_for && expected == 0) { print "vex_scan: " file ": the wide kernels hold no VEX instruction"; exit 2 }
      printf "vex_scan: %s: %d functions, %d VEX instructions in the kernels, %d elsewhere\n", file, functions, expected, wrong
      exit wrong > 0
    }'
}

worst=0
for file in "$@"; do
  [ -r "$file" ] || { echo "vex_scan: cannot read $file"; exit 2; }
  scan "$file"
  status=$?
  if [ $status -gt $worst ]; then worst=$status; fi
done
exit $worst
