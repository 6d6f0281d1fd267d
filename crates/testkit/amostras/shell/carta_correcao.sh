curl -u "token obtido no cadastro da empresa:" \
  -X POST -d '{"campo_corrigido":"observacoes","valor_corrigido":"Nova observação"}' \
  https://homologacao.focusnfe.com.br/v2/cte/12345/carta_correcao
