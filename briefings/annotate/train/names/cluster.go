package names

import "math/rand/v2"

// rounds is how often centres are moved: more changes little.
const rounds = 12

// cluster divides the vectors at index, all of unit length, into n by k-means
// on the sphere (Dhillon and Modha 2001) and returns the part of each. The
// centres are found among the first sample only.
func cluster(vectors []vector, index []int32, n, sample int, random *rand.Rand) []uint32 {
	few := index[:min(sample, len(index))]
	centres := seeds(vectors, few, n, random)
	for range rounds {
		sums := make([]vector, n)
		for _, i := range few {
			v := &vectors[i]
			sum := &sums[nearest(centres, v)]
			for d := range v {
				sum[d] += v[d]
			}
		}
		for c := range sums {
			if sums[c].dot(&sums[c]) > 0 {
				sums[c].normalise()
				centres[c] = sums[c]
			}
		}
	}
	parts := make([]uint32, len(index))
	for at, i := range index {
		parts[at] = uint32(nearest(centres, &vectors[i]))
	}
	return parts
}

// seeds picks n vectors to begin with.
func seeds(vectors []vector, index []int32, n int, random *rand.Rand) []vector {
	centres := make([]vector, n)
	for c, at := range random.Perm(max(n, len(index)))[:n] {
		if len(index) > 0 {
			centres[c] = vectors[index[at%len(index)]]
		}
	}
	return centres
}

// nearest returns the centre that is nearest to v.
func nearest(centres []vector, v *vector) int {
	best, top := 0, float32(-2)
	for c := range centres {
		if p := centres[c].dot(v); p > top {
			best, top = c, p
		}
	}
	return best
}

// tree divides the vectors again and again, by so many bits at each step, and
// returns the path of each, the first step in the highest bits.
func tree(vectors []vector, steps []int, seed uint64) []uint32 {
	random := rand.New(rand.NewPCG(3, seed))
	paths := make([]uint32, len(vectors))
	groups := [][]int32{make([]int32, len(vectors))}
	for i := range vectors {
		groups[0][i] = int32(i)
	}
	for _, bits := range steps {
		var next [][]int32
		for _, g := range groups {
			divided := make([][]int32, 1<<bits)
			for at, part := range cluster(vectors, g, 1<<bits, 60000, random) {
				paths[g[at]] = paths[g[at]]<<bits | part
				divided[part] = append(divided[part], g[at])
			}
			next = append(next, divided...)
		}
		groups = next
	}
	return paths
}
