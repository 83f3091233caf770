#include "go_asm.h"
#include "textflag.h"

// SLOT is Place and Table.find for one fact, at (SI): it turns it into a check
// and the number of a bucket, compares the check with the eight of the bucket,
// and leaves twice the slot in AX, the carry set if there is none. R8 holds the
// checks and R10 the number of groups; DX and X1 are spoilt.
#define SLOT \
	MOVL         (SI), AX            \
	ADDQ         $4, SI              \
	IMUL3L       $0x85ebca6b, AX, DX \
	IMULQ        R10, AX             \
	SHRL         $16, DX             \
	ORL          $1, DX              \
	SHRQ         $32, AX             \
	VMOVD        DX, X1              \
	SHLQ         $4, AX              \
	VPBROADCASTW X1, X1              \
	VPCMPEQW     (R8)(AX*1), X1, X1  \
	VPMOVMSKB    X1, DX              \
	TZCNTL       DX, DX              \
	LEAQ         (AX)(DX*1), AX

// func sum16(t *Table, facts []Feature, sums *[32]uint16) int
TEXT ·sum16(SB), NOSPLIT, $0-48
	MOVQ  t+0(FP), DI
	MOVQ  Table_checks(DI), R8
	MOVQ  Table_rows(DI), R9
	MOVQ  Table_groups(DI), R10
	MOVQ  facts_base+8(FP), SI
	MOVQ  facts_len+16(FP), CX
	MOVQ  sums+32(FP), DI
	LEAQ  zeros<>(SB), R11
	LEAQ  (SI)(CX*4), R12
	XORQ  BX, BX
	VPXOR Y0, Y0, Y0
	JMP   test

next:
	SLOT
	LEAQ      (R9)(AX*8), AX
	CMOVQCS   R11, AX
	SBBQ      $-1, BX // counts what was found
	VPMOVZXBW (AX), Y2
	VPADDW    Y2, Y0, Y0

test:
	CMPQ SI, R12
	JNE  next
	VMOVDQU Y0, (DI)
	VZEROUPPER
	MOVQ BX, ret+40(FP)
	RET

// func sum32(t *Table, facts []Feature, sums *[32]uint16) int
TEXT ·sum32(SB), NOSPLIT, $0-48
	MOVQ  t+0(FP), DI
	MOVQ  Table_checks(DI), R8
	MOVQ  Table_rows(DI), R9
	MOVQ  Table_groups(DI), R10
	MOVQ  facts_base+8(FP), SI
	MOVQ  facts_len+16(FP), CX
	MOVQ  sums+32(FP), DI
	LEAQ  zeros<>(SB), R11
	LEAQ  (SI)(CX*4), R12
	XORQ  BX, BX
	VPXOR Y0, Y0, Y0
	VPXOR Y3, Y3, Y3
	JMP   test

next:
	SLOT
	LEAQ      (AX)(AX*1), AX // rows are twice as long; this and the next change no flags
	LEAQ      (R9)(AX*8), AX
	CMOVQCS   R11, AX
	SBBQ      $-1, BX
	VPMOVZXBW (AX), Y2
	VPMOVZXBW 16(AX), Y4
	VPADDW    Y2, Y0, Y0
	VPADDW    Y4, Y3, Y3

test:
	CMPQ SI, R12
	JNE  next
	VMOVDQU Y0, (DI)
	VMOVDQU Y3, 32(DI)
	VZEROUPPER
	MOVQ BX, ret+40(FP)
	RET

// zeros is the row of what has none.
GLOBL zeros<>(SB), RODATA|NOPTR, $32
