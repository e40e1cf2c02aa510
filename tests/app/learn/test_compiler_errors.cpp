// Messages of g++ 12 and clang 14 as they were printed, and what a learner is told.
#include <doctest/doctest.h>

#include "app/learn/common_mistakes.hpp"
#include "app/learn/compiler_errors.hpp"

using namespace minirl::app::learning;

namespace {

struct Row {
  const char* gcc;
  const char* clang;  // "" where clang's words are the same
  const char* told;   // a part of the plain sentence
};

constexpr Row rows[] = {
    {"expected ';' before 'return'", "expected ';' at end of declaration", "a ';' is missing"},
    {"expected ',' or ';' before 'return'", "expected ';' after expression", "a ';' is missing"},
    {"expected ')' before ';' token", "expected ')'", "closing ')' is missing"},
    {"expected ']' before ';' token", "expected ']'", "closing ']' is missing"},
    {"expected '}' at end of input", "expected '}'", "closing '}' is missing"},
    {"expected declaration before '}' token", "extraneous closing brace ('}')", "one '}' too many"},
    {"missing terminating \" character", "", "a closing \" is missing"},
    {"'else' without a previous 'if'", "", "this 'else' has no 'if'"},
    {"'sqroot' is not a member of 'std'", "no member named 'sqroot' in namespace 'std'", "no std::sqroot"},
    {"'totl' was not declared in this scope; did you mean 'total'?",
     "use of undeclared identifier 'totl'; did you mean 'total'?",
     "'totl' is not known here; did you mean 'total'?"},
    {"'gamma_' was not declared in this scope", "use of undeclared identifier 'gamma_'",
     "'gamma_' is not known here"},
    {"'strng' does not name a type", "unknown type name 'strng'", "'strng' is no type"},
    {"'const class minirl::f32::Tensor' has no member named 'sze'",
     "no member named 'sze' in 'minirl::Tensor'", "has no member 'sze'"},
    {"'int A::x' is private within this context", "'x' is a private member of 'A'", "is private"},
    {"redeclaration of 'double y'", "redefinition of 'y'", "y' is declared twice"},
    {"request for member 'size' in 'x', which is of non-class type 'double'",
     "member reference base type 'double' is not a structure or union", "is a double, which has no members"},
    {"invalid types 'double[int]' for array subscript",
     "subscripted value is not an array, pointer, or vector", "is a single value"},
    {"'x' cannot be used as a function", "called object type 'double' is not a function or function pointer",
     "is no function"},
    {"narrowing conversion of 'x' from 'double' to 'int' [-Wnarrowing]",
     "type 'double' cannot be narrowed to 'int' in initializer list [-Wc++11-narrowing]", "static_cast<int>"},
    {"return-statement with a value, in function returning 'void' [-fpermissive]",
     "void function 'f' should not return a value", "returns nothing (void)"},
    {"return-statement with no value, in function returning 'double' [-fpermissive]",
     "non-void function 'f' should return a value", "lacks its value"},
    {"passing 'const std::vector<double>' as 'this' argument discards qualifiers [-fpermissive]",
     "'this' argument to member function 'push_back' has type 'const std::vector<double>', but function is "
     "not "
     "marked const",
     "something that is const"},
    {"assignment of read-only variable 'x'",
     "cannot assign to variable 'x' with const-qualified type 'const double'", "const cannot be changed"},
    {"lvalue required as left operand of assignment", "expression is not assignable", "left of '='"},
    {"no match for 'operator*' (operand types are 'double' and 'std::vector<double>')",
     "invalid operands to binary expression ('double' and 'std::vector<double>')",
     "between double and std::vector<double>"},
    {"cannot convert 'std::vector<double>' to 'double' in return",
     "no viable conversion from returned value of type 'std::vector<double>' to function return type "
     "'double'",
     "a value of type std::vector<double> stands where double is needed"},
    {"invalid conversion from 'const char*' to 'int' [-fpermissive]",
     "cannot initialize a variable of type 'int' with an lvalue of type 'const char *'",
     "stands where int is needed"},
    {"invalid operands of types 'double' and 'int' to binary 'operator%'",
     "invalid operands to binary expression ('double' and 'int')", "std::fmod"},
    {"declaration of 'auto y' has no initializer",
     "declaration of variable 'y' with deduced type 'auto' requires an initializer", "give it one here"},
    {"'vector' was not declared in this scope", "no template named 'vector'; did you mean 'std::vector'?",
     "'vector' is not known here"},
    {"too few arguments to function 'double f(double, double)'",
     "too few arguments to function call, expected 2, have 1", "too few arguments"},
    {"too many arguments to function 'double f(double)'",
     "too many arguments to function call, expected 1, have 2", "too many arguments"},
    {"no matching function for call to 'f(const char [2])'", "no matching function for call to 'f'",
     "no function 'f' takes these arguments"},
    {"call of overloaded 'sum(<brace-enclosed initializer list>)' is ambiguous", "call to 'sum' is ambiguous",
     "several functions 'sum' fit"},
    {"undefined reference to `helper(double)'", "undefined symbol: helper(double)",
     "helper(double) is declared, but"},
    {"multiple definition of `minirl::f()'", "duplicate symbol: minirl::f()", "is written twice"},
    {"vectr: No such file or directory", "'vectr' file not found", "the header vectr is not there"},
    {"expected primary-expression before ';' token", "expected expression",
     "something is missing or too much"},
    {"no return statement in function returning non-void [-Wreturn-type]",
     "non-void function does not return a value [-Wreturn-type]", "without 'return'"},
    {"suggest parentheses around assignment used as truth value [-Wparentheses]",
     "using the result of an assignment as a condition without parentheses [-Wparentheses]", "write '=='"},
    {"'total' is used uninitialized [-Wuninitialized]",
     "variable 'total' is uninitialized when used here [-Wuninitialized]",
     "'total' is used before it has a value"},
    {"unused parameter 'gamma' [-Wunused-parameter]", "", "'gamma' is never used"},
    {"comparison of integer expressions of different signedness: 'int' and 'long unsigned int' "
     "[-Wsign-compare]",
     "comparison of integers of different signs: 'int' and 'unsigned long' [-Wsign-compare]",
     "counts as huge"},
    {"statement has no effect [-Wunused-value]", "expression result unused [-Wunused-value]",
     "throws it away"},
};

void check_told(const std::string& message, const std::string& told) {
  const std::string sentence = plain_sentence(message);
  CHECK_MESSAGE(sentence.find(told) != std::string::npos, message, " -> ", sentence);
}

}  // namespace

TEST_CASE("common mistakes: both compilers' words lead to the same plain sentence") {
  for (const Row& row : rows) {
    check_told(row.gcc, row.told);
    if (*row.clang != '\0') check_told(row.clang, row.told);
  }
  CHECK(plain_sentence("static assertion failed: something rare") == "");
}

TEST_CASE("compiler errors: the first error in the learner's file is found, notes and headers are not") {
  const char* output =
      "In file included from /p/wb/1_a.cpp:3:\n"
      "/usr/include/c++/12/x.h:9:1: note: candidate\n"
      "/p/wb/1_a.cpp:12:15: error: expected ';' before '}' token\n"
      "   12 |   return 2 * x\n"
      "/p/wb/1_a.cpp:20:1: error: 'y' was not declared in this scope\n";
  const auto error = first_error(output, "/p/wb/1_a.cpp");
  REQUIRE(error);
  CHECK(error->line == 12);
  CHECK(in_plain_words(*error) ==
        "line 12: a ';' is missing, here or at the end of the line before.\n"
        "(the compiler says: expected ';' before '}' token)");
  CHECK_FALSE(first_error("/p/wb/1_a.cpp:3:1: warning: unused variable 'q'\n", "/p/wb/1_a.cpp"));
  CHECK(first_warning("/p/wb/1_a.cpp:3:1: warning: unused variable 'q'\n", "/p/wb/1_a.cpp")->line == 3);
  CHECK_FALSE(first_error("", "/p/wb/1_a.cpp"));
}

TEST_CASE("compiler errors: a path with blanks and colons is taken whole") {
  CHECK(first_error("/a b/c:d/1.cpp:7:2: error: expected ')'\n", "/a b/c:d/1.cpp")->line == 7);
}

TEST_CASE("compiler errors: inside a template the learner's line that asked for it is named") {
  const char* gcc =
      "/usr/include/eigen3/Product.h: In instantiation of 'struct X':\n"
      "/usr/include/eigen3/Core.h:96:7:   required from 'class Y'\n"
      "wb/1.cpp:31:14:   required from here\n"
      "/usr/include/eigen3/Product.h:419:5: error: static assertion failed: INVALID_MATRIX_PRODUCT\n";
  CHECK(first_error(gcc, "wb/1.cpp")->line == 31);
  const char* clang =
      "/usr/include/eigen3/Product.h:419:5: error: static_assert failed: INVALID_MATRIX_PRODUCT\n"
      "/usr/include/eigen3/Core.h:96:7: note: in instantiation of member function 'f' requested here\n"
      "wb/1.cpp:32:14: note: in instantiation of function template specialization 'g' requested here\n";
  CHECK(first_error(clang, "wb/1.cpp")->line == 32);
}

TEST_CASE("compiler errors: a linker names no line") {
  const auto error = first_error(
      "/usr/bin/ld: /tmp/x.o: in function `f':\nx.cpp:(.text+0x5): undefined reference to `helper(double)'\n"
      "collect2: error: ld returned 1 exit status\n",
      "wb/1.cpp");
  REQUIRE(error);
  CHECK(error->line == 0);
  CHECK(in_plain_words(*error).rfind("helper(double) is declared", 0) == 0);
}
