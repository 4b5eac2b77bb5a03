module slipway/peers/golang

go 1.26.6
